/** Answers of the history, of the trash, and of the name under which a person works. */
import type { historyRequests } from '../contract/history.ts';
import { listChanges } from '../history/list-changes.ts';
import { restoreTo } from '../history/restore.ts';
import { nextSteps, takeStep } from '../history/steps.ts';
import { idsInTrash, listTrash, restoreFromTrash } from '../history/trash.ts';
import { undoable, undoChanges } from '../history/undo.ts';
import { authorsOf } from '../settings/device-settings.ts';
import { ownAuthor, setOwnAuthor } from '../settings/own-author.ts';
import type { Answers } from './answers.ts';

export const historyAnswers: Pick<Answers, keyof typeof historyRequests> = {
  'history.list': ({ current }, input) => listChanges(current.archive, input),
  'history.undoable': ({ current }, { stamp }) => undoable(current.archive, stamp),
  'history.undo': ({ current }, { stamps }) => undoChanges(current.archive, stamps),
  'history.next': ({ current }, input) => nextSteps(current.archive, input),
  'history.step': ({ current }, input) => takeStep(current.archive, input),
  'history.restore': ({ current }, input) => restoreTo(current.archive, input),
  'trash.list': ({ current }, input) => listTrash(current.archive, input),
  'trash.ids': ({ current }) => idsInTrash(current.archive),
  'trash.restore': ({ current }, { ids }) => ({ things: restoreFromTrash(current.archive, ids) }),
  'author.get': ({ options }) => ownAuthor(options.home),
  'author.set': (service, { name }) => {
    const author = setOwnAuthor(service.options.home, name);
    service.takeAuthor();
    return author;
  },
  'authors.list': ({ current }) => authorsOf(current.archive),
};
