// The vectors of the cookie format hold in a second language: see session-cookie.mjs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  COOKIE, RECORD, aadOf, cookies, decode, derivedKey, encode, handleOf, joined, keysOf, open, prkOf,
  refusedByTime, rowOf, seal, sealedValue, split, subjectName, subkey,
} from "./session-cookie.mjs";

const vectors = JSON.parse(readFileSync(new URL("../public/cookie-vectors.json", import.meta.url)));
const bytes = (text) => Buffer.from(text, "hex");
const hex = (buffer) => buffer.toString("hex");
const settings = vectors.settings;

/** All that a reader does with a request: the session, or why there is none. */
function read(line, vector, now) {
  const found = cookies([line], vector.name);
  const first = found.get(vector.name)[0];
  const whole = joined(first, found, vector.name);
  if (whole.refused) {
    return whole;
  }
  const result = open(whole.value, {
    secrets: [bytes(vector.secret)], application: vector.application, name: vector.name,
    purpose: COOKIE, manifest: whole.manifest,
  });
  if (result.refused) {
    return result;
  }
  const session = decode(result.plain, COOKIE);
  if (!session) {
    return { refused: "MALFORMED" };
  }
  const refused = refusedByTime(session, { now, idle: settings.idle, absolute: settings.absolute });
  return refused ? { refused } : { session };
}

for (const { key, nonce, plaintext, aad, sealed } of vectors.xaes) {
  test(`XAES-256-GCM is the published one, with key ${key.slice(0, 2)}…`, () => {
    assert.equal(hex(seal(bytes(key), bytes(nonce), bytes(plaintext), bytes(aad))), sealed);
  });
}

for (const { secret, prk, kid, enc, store } of vectors.keys) {
  test(`keys of a secret of ${secret.length / 2} bytes`, () => {
    const keys = keysOf(bytes(secret));
    assert.equal(hex(prkOf(bytes(secret))), prk);
    assert.deepEqual([hex(keys.kid), hex(keys.enc), hex(keys.store)], [kid, enc, store]);
  });
}

for (const vector of [...vectors.cookies, ...vectors.records]) {
  test(`each step of sealing: ${vector.what}`, () => {
    const { session, nonce } = vector;
    const { kid, enc } = keysOf(bytes(vector.secret));
    const plain = encode({ ...session, id: bytes(session.id) });
    assert.equal(hex(plain), vector.plaintext);
    const header = Buffer.concat([Buffer.from([1]), kid]);
    const aad = aadOf(header, vector.purpose, vector.application, vector.name, vector.manifest);
    assert.equal(hex(aad), vector.aad);
    assert.equal(hex(subkey(enc)), vector.k1);
    assert.equal(hex(derivedKey(enc, bytes(nonce))), vector.derived_key);
    assert.equal(hex(seal(enc, bytes(nonce), plain, aad)), vector.ciphertext + vector.tag);
    const value = sealedValue({
      secret: bytes(vector.secret), application: vector.application, name: vector.name,
      purpose: vector.purpose, manifest: vector.manifest, nonce: bytes(nonce), plain,
    });
    assert.equal(value, vector.row?.content ?? vector.value);
  });
}

for (const vector of vectors.cookies) {
  test(`cookie opens: ${vector.what}`, () => {
    const parts = split(vector.value, vector.manifest, vector.name, vectors.slot_sizes.sizes);
    const pairs = Object.entries(parts).map(([name, part]) => `${name}=${part}`);
    assert.equal(pairs.join("; "), vector.cookie);
    assert.deepEqual(vector.set_cookie.map((line) => line.split("; ")[0]), pairs);
    const { session } = read("a=b; " + vector.cookie + ";c", vector, settings.now);
    assert.equal(hex(session.id), vector.session.id);
    assert.equal(session.created, vector.session.created);
    assert.equal(session.expires, vector.session.expires);
    assert.equal(session.pointer, vector.session.payload === "");
    assert.deepEqual(session.data, JSON.parse(vector.session.payload || "{}"));
  });
}

test("ids have their names", () => {
  for (const { id, row, handle } of vectors.ids) {
    assert.deepEqual([rowOf(bytes(id)), handleOf(bytes(id))], [row, handle]);
  }
});

test("subjects have their names", () => {
  for (const { secret, application, name, subject, stored_as } of vectors.subjects) {
    assert.equal(subjectName(bytes(secret), application, name, subject), stored_as);
  }
});

for (const { what, secret, application, name, row, session, subject } of vectors.records) {
  test(`record opens, in its row alone: ${what}`, () => {
    const as = { secrets: [bytes(secret)], application, name, purpose: RECORD };
    const { plain } = open(row.content, { ...as, manifest: row.key });
    assert.equal(hex(decode(plain, RECORD).id), session.id);
    assert.equal(rowOf(bytes(session.id)), row.key);
    assert.equal(subjectName(bytes(secret), application, name, subject), row.subject);
    const elsewhere = open(row.content, { ...as, manifest: rowOf(Buffer.alloc(16)) });
    assert.equal(elsewhere.refused, "FORGED");
  });
}

for (const vector of vectors.must_refuse) {
  test(`is refused as ${vector.refusal}: ${vector.what}`, () => {
    assert.equal(read(vector.cookie, vector, vector.now).refused, vector.refusal);
  });
}
