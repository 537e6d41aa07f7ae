import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import css from './notices.module.css';

/** How long *Undo* is offered. */
const undoable = 10_000;

/** Something failed: stays until it is closed, because not saved must be loud. */
export function tellTrouble(title: string, message: string): void {
  notifications.show({
    id: `trouble:${title}:${message}`,
    title,
    message,
    color: 'danger',
    autoClose: false,
    closeButtonProps: { 'aria-label': 'Close this notice' },
  });
}

interface Action {
  readonly label: string;
  readonly run: () => void;
}

/** Answers with a way to take the notice away. */
export function tell(message: string, action?: Action): () => void {
  return show(message, action, action ? undoable : 4000);
}

/** Stays until it is closed: something that the person must decide. */
export function tellLasting(message: string, action: Action): () => void {
  return show(message, action, false);
}

function show(message: string, action: Action | undefined, autoClose: number | false): () => void {
  const id = notifications.show({
    message: <Said message={message} action={action} onDone={() => hide()} />,
    color: 'accent',
    autoClose,
    closeButtonProps: { 'aria-label': 'Close this notice' },
  });
  const hide = () => {
    notifications.hide(id);
  };
  return hide;
}

function Said({
  message,
  action,
  onDone,
}: {
  message: string;
  action: Action | undefined;
  onDone: () => void;
}) {
  if (!action) return message;
  const run = () => {
    action.run();
    onDone();
  };
  return (
    <div className={css.said}>
      <span>{message}</span>
      <Button size="compact-sm" variant="light" onClick={run}>
        {action.label}
      </Button>
    </div>
  );
}
