/** Answers about tags, the stretches of marks, and the names of colours. */
import { annotationAddress, annotationViews, viewById } from '../annotations/annotation.ts';
import { retargetAnnotation } from '../annotations/retarget.ts';
import { countTags } from '../annotations/tag-rows.ts';
import { removeTag, renameTag, tagAnnotation, untagAnnotation } from '../annotations/tags.ts';
import { lookedInto } from '../captures/stored-captures.ts';
import type { markingRequests } from '../contract/marking.ts';
import { colorNames, renameColor } from '../settings/color-names.ts';
import type { Answers } from './answers.ts';

export const markingAnswers: Pick<Answers, keyof typeof markingRequests> = {
  'annotations.get': ({ current: { archive, texts } }, { article, capture, ids }) =>
    annotationViews(
      archive,
      texts,
      lookedInto(archive, article, capture),
      ids.map((id) => annotationAddress(article, id)),
    ),
  'annotations.tag': ({ current: { archive, texts } }, { id, tags }) => {
    tagAnnotation(archive, id, tags);
    return viewById(archive, texts, id);
  },
  'annotations.untag': ({ current: { archive, texts } }, { id, tag }) => {
    untagAnnotation(archive, id, tag);
    return viewById(archive, texts, id);
  },
  'annotations.retarget': ({ current: { archive, texts } }, { id, pieces }) => {
    retargetAnnotation(archive, texts, id, pieces);
    return viewById(archive, texts, id);
  },
  'tags.list': ({ current: { archive } }) => countTags(archive.index),
  'tags.rename': ({ current: { archive } }, { from, to }) => renameTag(archive, from, to),
  'tags.remove': ({ current: { archive } }, { tag }) => ({ changed: removeTag(archive, tag) }),
  'colors.list': ({ current: { archive } }) => colorNames(archive),
  'colors.rename': ({ current: { archive } }, { color, name }) => {
    renameColor(archive, color, name);
    return colorNames(archive);
  },
};
