/** The tree of commands: nouns with verbs where there are several. Described in `docs/CLI.md`. */
import { Command, Option } from 'commander';
import { addAnnotatedCommand } from './annotated-command.ts';
import { addAnnotationCommands } from './annotation-commands.ts';
import { addArchiveCommands } from './archive-commands.ts';
import { addArticleCommands } from './article-commands.ts';
import { addBriefingCommands } from './briefing-commands.ts';
import { addCheckCommand } from './check-command.ts';
import { addCitingCommands } from './citing-commands.ts';
import { addConflictCommands } from './conflict-commands.ts';
import { addDecisionCommands } from './decision-commands.ts';
import { addEditionCommands } from './edition-commands.ts';
import { addEventCommands } from './event-commands.ts';
import { addExportCommand } from './export-command.ts';
import { addFactCheckCommands } from './factcheck-command.ts';
import { addFolderCommands } from './folder-commands.ts';
import { addHistoryCommands } from './history-commands.ts';
import { addKeepingCommands } from './keeping-commands.ts';
import { addMarkingCommands } from './marking-commands.ts';
import { addMatrixCommands } from './matrix-commands.ts';
import { addNamingCommands } from './naming-commands.ts';
import { appVersion } from './own-files.ts';
import { addPeopleCommands } from './people-commands.ts';
import { addKeyCommands } from './proof-commands.ts';
import type { Context } from './session.ts';
import { addStatementCommands } from './statement-commands.ts';
import { addSyncCommands } from './sync-commands.ts';
import { addTimelineCommand } from './timeline-command.ts';
import { addVerifyCommand } from './verify-command.ts';

export function buildProgram(context: Context): Command {
  const program = new Command('dossier')
    .description(
      'Stored articles, anchored passages, people and events, and briefings whose every quotation can be traced.',
    )
    .version(appVersion(), '--version', 'print the version')
    .usage('<command> <archive> [arguments]')
    .showHelpAfterError('Add --help to see how the command is used.')
    .configureOutput({ writeErr: (text) => process.stderr.write(text) })
    .helpCommand(false)
    .exitOverride()
    .addHelpText(
      'after',
      `
Example:
  $ dossier new "My archive"
  $ dossier import "My archive" article.html report.pdf
  $ dossier list "My archive"

Every command takes --json and then prints one JSON document on standard output.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done with findings (a file refused,
something found by verify). DOSSIER_HOME names the folder of the app's own data.`,
    );
  addArchiveCommands(program, context);
  addConflictCommands(program, context);
  addArticleCommands(program, context);
  addAnnotationCommands(program, context);
  addMarkingCommands(program, context);
  addPeopleCommands(program, context);
  addEventCommands(program, context);
  addNamingCommands(program, context);
  addMatrixCommands(program, context);
  addTimelineCommand(program, context);
  addStatementCommands(program, context);
  addBriefingCommands(program, context);
  addExportCommand(program, context);
  addEditionCommands(program, context);
  addAnnotatedCommand(program, context);
  addCitingCommands(program, context);
  addCheckCommand(program, context);
  addFactCheckCommands(program, context);
  addVerifyCommand(program, context);
  addKeyCommands(program, context);
  addKeepingCommands(program, context);
  addFolderCommands(program, context);
  addDecisionCommands(program, context);
  addSyncCommands(program, context);
  addHistoryCommands(program, context);
  return finished(program);
}

/** Gives every command that does something the option `--json`. */
function finished(command: Command): Command {
  command.exitOverride().helpCommand(false);
  if (command.commands.length === 0) command.addOption(new Option('--json', 'print one JSON document'));
  for (const child of command.commands) finished(child);
  return command;
}
