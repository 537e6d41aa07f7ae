/** Asks for the password of a PDF that is protected by one. It stays in this page, and goes when the article is closed. */
import { longestPassword } from '../../archive/contract/views.ts';

/** `again`: the last one was not it. Done when one was given. */
export function askPassword(into: HTMLElement, again: boolean): Promise<string> {
  const form = document.createElement('div');
  const label = document.createElement('label');
  const field = document.createElement('input');
  const button = document.createElement('button');
  const told = document.createElement('p');
  form.className = 'notice password-asked';
  label.textContent = 'This PDF is protected by a password. Which is it?';
  field.type = 'password';
  field.autocomplete = 'off';
  field.maxLength = longestPassword;
  button.type = 'button';
  button.textContent = 'Open';
  told.role = 'status';
  told.textContent = again ? 'That is not its password.' : '';
  label.append(field);
  form.append(label, button, told);
  into.replaceChildren(form);
  field.focus();
  return new Promise((resolve) => {
    const give = (): void => {
      if (field.value === '') return;
      button.disabled = true;
      resolve(field.value);
    };
    button.addEventListener('click', give);
    // What is typed here is for no one else; Escape is still for the window.
    form.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') event.stopPropagation();
      if (event.key === 'Enter') give();
    });
  });
}
