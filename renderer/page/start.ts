/** Starts the page: waits for the window's port, and does nothing until it has come. */
import '../strict-csp.ts';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/inter/wght-italic.css';
import '@fontsource-variable/source-serif-4/standard.css';
import '@fontsource-variable/source-serif-4/standard-italic.css';
import './page.css';
import './reading.css';
import './sheets.css';
import './text-layer.css';
import { Page } from './page.ts';
import { acceptPort, WindowPort } from './window-port.ts';

acceptPort((port) => {
  const held = new WindowPort(port);
  const page = new Page(held.tell);
  held.listen((message) => page.receive(message));
});
