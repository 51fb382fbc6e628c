// The sessions are the server's: the page asks whichever node it came from, and shows the answer.

const $ = (id) => document.getElementById(id);

class Failure extends Error {
  constructor(status) {
    super(`Status ${status}`);
    this.status = status;
  }
}

async function call(method, path, form) {
  let answer;
  try {
    answer = await fetch(path, { method, body: form && new URLSearchParams(form) });
  } catch {
    throw new Failure(0);
  }
  if (!answer.ok) throw new Failure(answer.status);
  $('node').textContent = answer.headers.get('Node');
  const text = await answer.text();
  return text ? JSON.parse(text) : undefined;
}

function inWords(status) {
  switch (status) {
    case 0:
      return 'This node does not answer. Go on at the other one.';
    case 401:
      return 'Your session has ended. Log in to go on.';
    case 404:
      return 'That device is logged out already.';
    case 503:
      return 'Redis does not answer. You are still logged in: try again in a moment.';
    default:
      return `The server could not do that (status ${status}). Try again.`;
  }
}

/** Says it to everybody: the message is a live region. */
function say(text, wrong = false) {
  $('message').textContent = text;
  $('message').classList.toggle('wrong', wrong);
}

/** Runs what a click or a form asks for, one at a time. */
let busy = false;
async function act(deed, failed = () => false) {
  if (busy) return;
  busy = true;
  say('');
  try {
    await deed();
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    if (failed(failure)) return;
    if (failure.status === 401) showWelcome();
    else if (failure.status === 404) await showHome();
    say(inWords(failure.status), true);
  } finally {
    busy = false;
  }
}

function on(form, deed, failed) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    act(() => deed(form.elements), failed);
  });
}

// --- logging in and out ---

function showWelcome() {
  $('home').hidden = true;
  $('welcome').hidden = false;
  $('welcome').querySelector('h1').focus();
}

function wrongPassword(text) {
  $('password').setAttribute('aria-invalid', text !== '');
  $('password-error').textContent = text;
}

on(
  $('login'),
  async ({ name, password }) => {
    wrongPassword('');
    await call('POST', '/login', { name: name.value, password: password.value });
    password.value = '';
    await showHome();
    $('home').querySelector('h1').focus();
  },
  ({ status }) => {
    if (status !== 401) return false;
    wrongPassword('Name or password is wrong.');
    $('password').select();
    return true;
  },
);

const leave = (method, path, text) =>
  act(async () => {
    await call(method, path);
    showWelcome();
    say(text);
  });

$('logout').addEventListener('click', () => leave('POST', '/logout', 'You are logged out.'));
$('end-all').addEventListener('click', () =>
  leave('DELETE', '/devices', 'You are logged out, here and everywhere else.'),
);

// --- logged in ---

async function showHome() {
  const user = await call('GET', '/user');
  $('user').textContent = user.name;
  showDevices(await call('GET', '/devices'));
  showItems(await call('GET', '/basket'));
  $('welcome').hidden = true;
  $('home').hidden = false;
}

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

function showDevices(devices) {
  $('devices').replaceChildren(
    ...devices.map((device) => {
      const name = inShort(device.label) + (device.here ? ' (this one)' : '');
      const times = document.createElement('small');
      times.className = 'hint';
      times.textContent =
        `since ${date.format(new Date(device.started))}, ` +
        `last renewed ${time.format(new Date(device.renewed))}`;
      const text = document.createElement('span');
      text.title = device.label;
      text.append(name, document.createElement('br'), times);
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = 'End';
      button.setAttribute('aria-label', `End ${name}`);
      button.addEventListener('click', () => end(device, name));
      const row = document.createElement('li');
      row.append(text, button);
      return row;
    }),
  );
  $('end-others').disabled = devices.length < 2;
}

const end = (device, name) =>
  act(async () => {
    await call('DELETE', `/devices/${device.handle}`);
    await showHome(); // 401 where it was this one
    say(`Ended: ${name}.`);
  });

$('end-others').addEventListener('click', () =>
  act(async () => {
    const { ended } = await call('DELETE', '/devices/others');
    await showHome();
    say(ended === 1 ? 'Ended one other device.' : `Ended ${ended} other devices.`);
  }),
);

/** "Firefox on Linux" from a User-Agent header: a guess, to be told apart by. */
function inShort(label) {
  const first = (names) => names.find((name) => label.includes(name));
  const browser = first(['Edg', 'Firefox', 'Chrome', 'Safari']);
  const system = first(['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux']);
  if (!browser) return label.slice(0, 40) || 'Unknown device';
  return (browser === 'Edg' ? 'Edge' : browser) + (system ? ` on ${system}` : '');
}

function showItems(items) {
  $('items').replaceChildren(
    ...items.map((item) => {
      const row = document.createElement('li');
      row.textContent = item;
      return row;
    }),
  );
}

on($('basket'), async () => {
  const item = $('item').value.trim();
  if (!item) return;
  await call('POST', '/basket', { item });
  $('item').value = '';
  showItems(await call('GET', '/basket'));
});

// --- the start ---

const [node, other] = document.body.dataset.nodes.split(' ');
$('node').textContent = node;
if (other) {
  // Cookies are a host's, whatever the port: the other node gets the same one.
  $('other').href = `//${location.hostname}:${other}/`;
  $('other').textContent = `go to node ${other}`;
}
await act(showHome, ({ status }) => {
  if (status === 401) showWelcome();
  return status === 401;
});
if ($('home').hidden) $('welcome').hidden = false;
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && !$('home').hidden) act(showHome);
});
