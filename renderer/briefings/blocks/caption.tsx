import { Editable } from '../../window/editable.tsx';

interface Props {
  readonly value: string;
  readonly pause: number;
  readonly onSave: (text: string) => void;
}

/** What stands beneath a figure, a timeline, a matrix. */
export function FigureCaption(words: Props) {
  return <Editable label="Caption" look="subtitle" oneLine placeholder="Caption" {...words} />;
}

/** What stands over a list; `placeholder` is printed where nothing else is said. */
export function ListCaption(words: Props & { readonly placeholder: string }) {
  return <Editable label="Caption" look="heading" oneLine {...words} />;
}
