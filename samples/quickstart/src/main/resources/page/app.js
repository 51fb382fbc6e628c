// The session is the server's: the page asks, shows the answer, and says in words what went wrong.

const $ = (id) => document.getElementById(id);

/** A request that did not succeed. Status 0: there was no answer. */
class Failure extends Error {
  constructor(status, problem) {
    super(problem.detail ?? `Status ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

async function call(method, path, body) {
  const request = { method };
  if (body !== undefined) {
    request.headers = { 'Content-Type': 'application/json' };
    request.body = JSON.stringify(body);
  }
  let answer;
  try {
    answer = await fetch(path, request);
  } catch {
    throw new Failure(0, {});
  }
  const isJson = /json/.test(answer.headers.get('Content-Type'));
  const text = await answer.text();
  const content = isJson && text ? JSON.parse(text) : {};
  if (!answer.ok) throw new Failure(answer.status, content);
  return content;
}

function inWords({ status, problem }) {
  switch (status) {
    case 0:
      return 'The server does not answer. Is it still running?';
    case 400:
      return `Something is not right with the ${problem.field}. ${problem.detail}`;
    case 401:
      return 'Your session has ended. Log in to go on.';
    case 409:
      return 'There is an account with this e-mail already. Log in instead, or take another one.';
    case 413:
      return (
        `That is too much for one session: ${problem.size.toLocaleString('en')} bytes, and ` +
        `${problem.limit.toLocaleString('en')} are possible. Take something out first.`
      );
    case 503:
      return 'The server cannot tell just now who you are. Try again in a moment.';
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
    if (failure.status === 401) showWelcome('login');
    say(inWords(failure), true);
  } finally {
    busy = false;
  }
}

// --- sign up and log in ---

const tabs = ['signup', 'login'];

function choose(chosen) {
  for (const tab of tabs) {
    const on = tab === chosen;
    $(`panel-${tab}`).hidden = !on;
    $(`tab-${tab}`).setAttribute('aria-selected', on);
    $(`tab-${tab}`).tabIndex = on ? 0 : -1;
  }
}

function showWelcome(tab) {
  $('home').hidden = true;
  $('welcome').hidden = false;
  clearInterval(ticking);
  choose(tab);
  $('welcome').querySelector('h1').focus();
}

function mark(form, field, text) {
  const input = form.elements[field];
  input.setAttribute('aria-invalid', 'true');
  $(`${form.id}-${field}-error`).textContent = text;
  input.focus();
}

function unmark(form) {
  for (const input of form.elements) input.removeAttribute('aria-invalid');
  for (const error of form.querySelectorAll('.error')) error.textContent = '';
}

/** Shows at its field what is wrong with a form. */
function failedForm(form, { status, problem }) {
  if (status === 401) {
    mark(form, 'password', 'E-mail or password is wrong.');
    form.elements.password.select();
    return true;
  }
  if (!problem.field || !form.elements[problem.field]) return false;
  const text = status === 409 ? inWords({ status, problem }) : problem.detail;
  mark(form, problem.field, text);
  return true;
}

function onSubmit(form, deed) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    unmark(form);
    act(deed, (failure) => failedForm(form, failure));
  });
}

onSubmit($('signup'), async () => {
  const { name, email, password } = $('signup').elements;
  await call('POST', '/signup', {
    name: name.value,
    email: email.value,
    password: password.value,
  });
  await enter();
});

onSubmit($('login'), async () => {
  const { email, password, remember } = $('login').elements;
  await call('POST', '/login', {
    email: email.value,
    password: password.value,
    remember: remember.checked,
  });
  await enter();
});

for (const tab of tabs) {
  $(`tab-${tab}`).addEventListener('click', () => {
    say('');
    choose(tab);
  });
  $(`tab-${tab}`).addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = tabs.find((it) => it !== tab);
    choose(other);
    $(`tab-${other}`).focus();
  });
}

// --- logged in ---

async function enter() {
  await showHome();
  $('home').querySelector('h1').focus();
  $('signup').reset();
  $('login').reset();
}

async function showHome() {
  const user = await call('GET', '/user');
  $('name').textContent = user.name;
  $('email').textContent = user.email;
  items = await call('GET', '/basket');
  showItems();
  await showSession();
  $('welcome').hidden = true;
  $('home').hidden = false;
}

let items = [];

function showItems() {
  $('empty').hidden = items.length > 0;
  $('items').replaceChildren(
    ...items.map((item, index) => {
      const text = typeof item === 'string' ? item : JSON.stringify(item);
      const name = document.createElement('span');
      name.textContent = text;
      const remove = document.createElement('button');
      remove.type = 'button';
      remove.textContent = 'Remove';
      remove.setAttribute('aria-label', `Remove ${text}`);
      remove.addEventListener('click', () =>
        act(async () => {
          await keep(items.filter((_, other) => other !== index));
          say(`Removed ${text}.`);
          const buttons = $('items').querySelectorAll('button');
          (buttons[Math.min(index, buttons.length - 1)] ?? $('item')).focus();
        }),
      );
      const row = document.createElement('li');
      row.append(name, remove);
      return row;
    }),
  );
}

async function keep(changed) {
  await call('PUT', '/basket', changed);
  items = changed;
  showItems();
  await showSession();
}

$('basket').addEventListener('submit', (event) => {
  event.preventDefault();
  const item = $('item').value.trim();
  $('item').focus();
  if (!item) return;
  act(async () => {
    await keep([...items, item]);
    $('item').value = '';
    say(`Added ${item.length > 40 ? item.slice(0, 40) + '…' : item}.`);
  });
});

const leave = (path, text) =>
  act(async () => {
    await call('POST', path);
    showWelcome('login');
    say(text);
  });

$('logout').addEventListener('click', () => leave('/logout', 'You are logged out.'));
$('logout-everywhere').addEventListener('click', () =>
  leave('/logout/everywhere', 'You are logged out, here and everywhere else.'),
);

// --- the session's details ---

let ticking;

async function showSession() {
  const session = await call('GET', '/session');
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  for (const name of ['started', 'renewed', 'expires']) {
    $(name).dateTime = session[name];
    $(name).textContent = format.format(new Date(session[name]));
  }
  $('data').textContent = JSON.stringify(session.data, null, 2);
  const renewed = Date.parse(session.renewed);
  const expires = Date.parse(session.expires);
  const tick = () => {
    const left = Math.max(0, expires - Date.now());
    $('left').textContent = duration(left);
    $('share').value = left / (expires - renewed);
    if (left === 0) {
      showWelcome('login');
      say(inWords({ status: 401 }), true);
    }
  };
  clearInterval(ticking);
  ticking = setInterval(tick, 1000);
  tick();
}

function duration(milliseconds) {
  const units = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1000],
  ];
  const [unit, length] = units.find(([, size]) => milliseconds >= 2 * size) ?? units[3];
  const count = Math.round(milliseconds / length);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

// --- the start ---

if (document.body.dataset.user === 'yes') {
  await act(showHome);
  if ($('home').hidden && $('welcome').hidden) showWelcome('login');
} else {
  $('welcome').hidden = false;
  choose('signup');
}
