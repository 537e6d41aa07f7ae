/** Runs at once, then at most once in each interval; a call during the interval is made up for at its end. */
export function throttle(run: () => void, interval: number): () => void {
  let waiting = false;
  let again = false;
  const cycle = () => {
    run();
    waiting = true;
    setTimeout(() => {
      waiting = false;
      if (!again) return;
      again = false;
      cycle();
    }, interval);
  };
  return () => {
    if (waiting) again = true;
    else cycle();
  };
}
