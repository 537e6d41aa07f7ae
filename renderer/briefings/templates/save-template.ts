import { act } from '../../bridge/acting.ts';
import { offerUndo, whenSaved } from '../../window/undo.ts';
import { quoted } from '../../window/words.ts';

/** Keeps how a briefing is built, under its title, to make others of. */
export async function saveTemplate(briefing: string): Promise<void> {
  await whenSaved();
  const saved = await act(
    'templates.save',
    { briefing },
    { failed: 'The template was not saved', touches: [`briefings/${briefing}`] },
  );
  if (saved)
    void offerUndo(`Template ${quoted(saved.title)} saved: its quotations leave a place for passages.`);
}
