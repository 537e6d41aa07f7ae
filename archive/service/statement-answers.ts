/** Answers about who said what. */
import { writeExport } from '../briefings/write-export.ts';
import type { statementRequests, statementServiceRequests } from '../contract/statements.ts';
import { joinStatements, partStatements } from '../statements/join-statements.ts';
import { listSpeakers } from '../statements/speakers.ts';
import { statementTable } from '../statements/statement-table.ts';
import { listStatements } from '../statements/statements.ts';
import type { Answers } from './answers.ts';

export const statementAnswers: Pick<
  Answers,
  keyof typeof statementRequests | keyof typeof statementServiceRequests
> = {
  'statements.speakers': ({ current: { archive } }) => listSpeakers(archive),
  'statements.list': ({ current: { archive } }, { speaker }) => listStatements(archive, speaker),
  'statements.join': ({ current: { archive } }, { annotations }) => joinStatements(archive, annotations),
  'statements.part': ({ current: { archive } }, { annotations, statement }) => {
    partStatements(archive, annotations, statement);
    return {};
  },
  'statements.table': ({ current: { archive } }, choice) => ({ csv: statementTable(archive, choice).csv }),
  'statements.export': ({ current: { archive } }, { path, ...choice }) => {
    const { csv, quotations } = statementTable(archive, choice);
    writeExport(path, new TextEncoder().encode(csv));
    return { path, quotations };
  },
};
