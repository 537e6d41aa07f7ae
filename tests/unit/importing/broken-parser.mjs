// A parser's process that misbehaves as the name of its file says.
process.on('message', ({ name }) => {
  if (name.startsWith('hang')) setInterval(() => {}, 1000);
  else if (name.startsWith('spin')) for (;;);
  else if (name.startsWith('eat')) {
    const eaten = [];
    for (;;) eaten.push({ text: Array.from({ length: 1000 }, (_, index) => `${index}`) });
  } else if (name.startsWith('crash')) process.abort();
  else if (name.startsWith('leave')) process.exit(0);
  else if (name.startsWith('lie')) process.send({ answer: 'parsed', parsed: { kind: 'text', text: 7 } });
  else if (name.startsWith('nothing')) process.send(null);
  else if (name.startsWith('fail')) process.send({ answer: 'failed', reason: 'TypeError: no' });
  else if (name.startsWith('refuse')) process.send({ answer: 'refused', reason: 'is not for me' });
  else {
    process.send({
      answer: 'parsed',
      parsed: {
        kind: 'text',
        reading: null,
        text: `${name} by ${process.pid}`,
        rule: { name: 'x', version: 1 },
        layout: null,
        pages: null,
        found: { title: name, authors: [], publisher: '', published: null, language: '' },
        tools: {},
      },
    });
    if (name.startsWith('last')) setTimeout(() => process.exit(0), 20);
  }
});
process.on('disconnect', () => process.exit(0));
