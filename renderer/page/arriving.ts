/** A text as it arrives: its beginning can be shown before its end is here. */
interface ArrivingText {
  readonly beginning: string;
  readonly whole: Promise<string>;
}

/** Answers as soon as so many characters are here, or all there are. */
export async function arrivingText(response: Response, least: number): Promise<ArrivingText> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const more = async (): Promise<boolean> => {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    text += done ? decoder.decode() : decoder.decode(value, { stream: true });
    return !done;
  };
  while (text.length < least) if (!(await more())) return { beginning: text, whole: Promise.resolve(text) };
  const rest = async (): Promise<string> => {
    while (await more());
    return text;
  };
  return { beginning: text, whole: rest() };
}
