import { describe, expect, test } from 'vitest';
import { withArtifacts } from '../../../archive/finishing/artifacts.ts';

const marked = (...lines: string[]): string[] => withArtifacts(lines.join('\n')).split('\n');

describe('what has no tag is an artifact', () => {
  test('a path, from where it begins to where it is painted', () =>
    expect(marked('q', '.1 .2 .3 rg', '0 0 m', '1 1 l', 'S', 'Q')).toEqual([
      'q',
      '.1 .2 .3 rg',
      '/Artifact BMC',
      '0 0 m',
      '1 1 l',
      'S',
      'EMC',
      'Q',
    ]));

  test('a rectangle, a picture and words', () =>
    expect(marked('1 2 3 4 re', 'f', '/X1 Do', '<0018> Tj')).toEqual([
      ...['/Artifact BMC', '1 2 3 4 re', 'f', 'EMC'],
      ...['/Artifact BMC', '/X1 Do', 'EMC'],
      ...['/Artifact BMC', '<0018> Tj', 'EMC'],
    ]));

  test('what is tagged stays as it is', () => {
    const tagged = [
      'BT',
      '/P <</MCID 0 >>BDC',
      '/F5 21.33 Tf',
      '<0018> Tj',
      '21.75 0 Td <0023> Tj',
      'EMC',
      'ET',
    ];
    expect(marked(...tagged)).toEqual(tagged);
  });

  test('steps between letters keep thousandths, and nothing else is rounded', () =>
    expect(
      marked(
        'BT',
        '/P <</MCID 0 >>BDC',
        '13.8206787 0 Td <001c> Tj',
        '1.23456 0 0 1.23456 0 0 cm',
        'EMC',
        'ET',
      ),
    ).toEqual([
      'BT',
      '/P <</MCID 0 >>BDC',
      '13.821 0 Td <001c> Tj',
      '1.23456 0 0 1.23456 0 0 cm',
      'EMC',
      'ET',
    ]));

  test('a page that ends within a path or a tag is not passed on', () => {
    expect(() => withArtifacts('0 0 m')).toThrow('ends within');
    expect(() => withArtifacts('/P <</MCID 0 >>BDC')).toThrow('ends within');
  });
});
