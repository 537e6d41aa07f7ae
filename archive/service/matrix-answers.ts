/** Answers about the who–what matrix, and about which articles derive from which. */
import { briefingView, editMatrix } from '../briefings/briefing.ts';
import { writeExport } from '../briefings/write-export.ts';
import type { matrixRequests, matrixServiceRequests } from '../contract/matrix.ts';
import { passagesOfCell, quotesOf } from '../matrix/cell-passages.ts';
import { derive, originsOf } from '../matrix/derive.ts';
import { matrixOf } from '../matrix/matrix.ts';
import { matrixTable } from '../matrix/matrix-table.ts';
import type { Answers } from './answers.ts';

export const matrixAnswers: Pick<Answers, keyof typeof matrixRequests | keyof typeof matrixServiceRequests> =
  {
    'matrix.get': ({ current: { archive } }, question) => matrixOf(archive, question),
    'matrix.cell': ({ current: { archive, texts } }, cell) => passagesOfCell(archive, texts, cell),
    'matrix.quotes': ({ current: { archive } }, { annotations }) => quotesOf(archive, annotations),
    'matrix.table': ({ current: { archive } }, table) => {
      const { csv, matrix } = matrixTable(archive, table);
      return { csv, cells: matrix.cells.length };
    },
    'matrix.export': ({ current: { archive } }, { path, ...table }) => {
      const { csv, matrix } = matrixTable(archive, table);
      writeExport(path, new TextEncoder().encode(csv));
      return { path, sources: matrix.sources.length, columns: matrix.columns.length };
    },
    'briefings.editMatrix': ({ current: { archive, texts } }, input) => {
      editMatrix(archive, input);
      return briefingView(archive, texts, input.id);
    },
    'articles.origins': ({ current: { archive } }, { id }) => originsOf(archive, id),
    'articles.derive': ({ current: { archive } }, said) => {
      derive(archive, said);
      return originsOf(archive, said.id);
    },
  };
