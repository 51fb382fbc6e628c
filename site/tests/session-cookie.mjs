// The cookie format, version 1, in JavaScript: written from reference/cookie.md alone, on Node's own
// cryptography. cookie.test.mjs holds it against the vectors; no part of the library.
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from "node:crypto";

const ascii = (text) => Buffer.from(text, "ascii");
const SALT = ascii("io.github.jaxrssessions/v1");

// #region keys
export function keysOf(secret) {
  const salt = ascii("io.github.jaxrssessions/v1");
  const derive = (info, length) =>
    Buffer.from(hkdfSync("sha256", secret, salt, ascii(info), length));
  return {
    kid: derive("kid", 16), // names the key on the wire
    enc: derive("enc", 32), // seals
    store: derive("store", 32), // names subjects in a store
  };
}
// #endregion keys

/** HKDF-Extract alone: what Node does inside, for the vectors' sake. */
export const prkOf = (secret) => createHmac("sha256", SALT).update(secret).digest();

// #region xaes
/** One block of AES-256: one block of CBC with zeros in front. */
function block(key, message) {
  const aes = createCipheriv("aes-256-cbc", key, Buffer.alloc(16));
  aes.setAutoPadding(false);
  return Buffer.concat([aes.update(message), aes.final()]);
}

/** K1: the block of zeros, encrypted and doubled in GF(2^128). */
export function subkey(key) {
  const l = block(key, Buffer.alloc(16));
  const doubled = Buffer.alloc(16);
  for (let i = 0; i < 16; i++) {
    doubled[i] = (l[i] << 1) | (i < 15 ? l[i + 1] >> 7 : 0);
  }
  doubled[15] ^= (l[0] >> 7) * 0x87;
  return doubled;
}

/** The key that the first 12 bytes of a nonce choose. */
export function derivedKey(key, nonce) {
  const k1 = subkey(key);
  const half = (counter) => {
    const message = Buffer.concat([
      Buffer.from([0, counter, 0x58, 0]), // 0x58 is X
      nonce.subarray(0, 12),
    ]);
    return block(key, message.map((byte, i) => byte ^ k1[i]));
  };
  return Buffer.concat([half(1), half(2)]);
}
// #endregion xaes

export function seal(key, nonce, plain, aad) {
  const gcm = createCipheriv("aes-256-gcm", derivedKey(key, nonce), nonce.subarray(12));
  gcm.setAAD(aad);
  return Buffer.concat([gcm.update(plain), gcm.final(), gcm.getAuthTag()]);
}

/** The plaintext, or undefined where the tag does not hold. */
function unseal(key, nonce, sealed, aad) {
  const gcm = createDecipheriv("aes-256-gcm", derivedKey(key, nonce), nonce.subarray(12));
  gcm.setAAD(aad);
  gcm.setAuthTag(sealed.subarray(-16));
  try {
    return Buffer.concat([gcm.update(sealed.subarray(0, -16)), gcm.final()]);
  } catch {
    return undefined;
  }
}

// #region aad
export const COOKIE = 1;
export const RECORD = 2;

/** What a value is bound to beside its own bytes. */
export function context(application, cookieName) {
  const lengthAnd = (bytes) => {
    const length = Buffer.from([bytes.length >> 8, bytes.length & 255]);
    return Buffer.concat([length, bytes]);
  };
  return Buffer.concat([
    lengthAnd(Buffer.from(application, "utf8")),
    lengthAnd(ascii(cookieName)),
  ]);
}

export const aadOf = (header, purpose, application, name, manifest) =>
  Buffer.concat([
    header, // version and key id
    Buffer.from([purpose]),
    context(application, name),
    ascii(manifest),
  ]);
// #endregion aad

export function sealedValue({ secret, application, name, purpose, manifest, nonce, plain }) {
  const { kid, enc } = keysOf(secret);
  const header = Buffer.concat([Buffer.from([1]), kid]);
  const aad = aadOf(header, purpose, application, name, manifest);
  return Buffer.concat([header, nonce, seal(enc, nonce, plain, aad)]).toString("base64url");
}

// #region open
/** What a value holds: { plain }, or { refused: why }. */
export function open(value, as) {
  const { secrets, application, name, purpose, manifest } = as;
  const bytes = Buffer.from(value, "base64url");
  if (bytes.toString("base64url") !== value) {
    return { refused: "MALFORMED" }; // another spelling
  }
  if (bytes.length < 17 + 24 + 39 + 16) {
    return { refused: "MALFORMED" };
  }
  if (bytes[0] !== 1) {
    return { refused: "UNKNOWN_VERSION" };
  }
  const header = bytes.subarray(0, 17);
  const id = header.subarray(1);
  const key = secrets.map(keysOf).find(({ kid }) => kid.equals(id));
  if (!key) {
    return { refused: "UNKNOWN_KEY" };
  }
  const aad = aadOf(header, purpose, application, name, manifest);
  const [nonce, sealed] = [bytes.subarray(17, 41), bytes.subarray(41)];
  const plain = unseal(key.enc, nonce, sealed, aad);
  return plain ? { plain } : { refused: "FORGED" };
}
// #endregion open

// #region plaintext
const OWN_LIFETIME = 1, PERSISTENT = 2, IN_STORE = 4, MOVED = 8;

/** The session in a plaintext; undefined if it makes no sense. */
export function decode(plain, purpose) {
  const flags = plain[0];
  const payload = plain.subarray(39);
  const kind = flags & ~(OWN_LIFETIME | PERSISTENT);
  const pointer = kind === IN_STORE && payload.length === 0;
  const allowed =
    purpose === RECORD
      ? (kind === IN_STORE && !pointer) || kind === (IN_STORE | MOVED)
      : kind === 0 || pointer;
  const data = pointer ? {} : jsonObject(payload);
  if (!allowed || !data) {
    return undefined;
  }
  return {
    own: (flags & OWN_LIFETIME) !== 0,
    persistent: (flags & PERSISTENT) !== 0,
    pointer,
    created: plain.readUIntBE(1, 6), // milliseconds since 1970
    issued: plain.readUIntBE(7, 6),
    expires: plain.readUIntBE(13, 6),
    lifetime: plain.readUInt32BE(19), // seconds
    id: plain.subarray(23, 39),
    data,
  };
}
// #endregion plaintext

export function encode({ flags, created, issued, expires, lifetime, id, payload }) {
  const head = Buffer.alloc(39);
  head[0] = flags;
  head.writeUIntBE(created, 1, 6);
  head.writeUIntBE(issued, 7, 6);
  head.writeUIntBE(expires, 13, 6);
  head.writeUInt32BE(lifetime, 19);
  id.copy(head, 23);
  return Buffer.concat([head, Buffer.from(payload, "utf8")]);
}

/** An object of at most 32 levels, in which each name stands once; else undefined. */
function jsonObject(bytes) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    // JSON.parse takes the last of two entries of one name: so count what is written and what is left.
    const written = [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/gs)].filter((found) => found[1]).length;
    let left = -1; // the whole is told to the reviver as an entry, too
    const data = JSON.parse(text, function (name, value) {
      left += Array.isArray(this) ? 0 : 1;
      return value;
    });
    const object = typeof data === "object" && data !== null && !Array.isArray(data);
    return object && written === left && depth(data) <= 32 ? data : undefined;
  } catch {
    return undefined;
  }
}

function depth(value) {
  return typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0;
}

// #region header
/** Our cookies in the Cookie header lines: name to values. */
export function cookies(lines, name) {
  const found = new Map();
  for (const pair of lines.join(";").split(";")) {
    const equals = pair.indexOf("=");
    const trimmed = (text) => text.replace(/^[ \t]+|[ \t]+$/g, "");
    const key = equals < 0 ? "" : trimmed(pair.slice(0, equals));
    const slot = key.startsWith(name) ? key.slice(name.length) : "?";
    const ours = slot === "" || /^\.[1-7]$/.test(slot);
    if (ours) {
      const before = found.get(key) ?? [];
      found.set(key, [...before, trimmed(pair.slice(equals + 1))]);
    }
  }
  return found;
}

/** The value that a cookie and its parts make, and its manifest. */
export function joined(first, found, name) {
  if (!first.includes(".")) {
    return { value: first, manifest: "" };
  }
  const split = first.match(/^([2-8])\.([A-Za-z0-9_-]{4})\.([^]+)$/);
  if (!split) {
    return { refused: "MALFORMED" };
  }
  const [, count, set, start] = split;
  let value = start;
  for (let slot = 1; slot < Number(count); slot++) {
    const parts = found.get(`${name}.${slot}`) ?? [];
    const part = parts.find((text) => text.startsWith(set + "."));
    if (part === undefined) {
      return { refused: "INCOMPLETE" };
    }
    value += part.slice(5);
  }
  return { value, manifest: `${count}.${set}` };
}
// #endregion header

/** A value as cookies: the first of these sizes is of NAME, the next of NAME.1, prefixes counted. */
export function split(value, manifest, name, sizes) {
  if (manifest === "") {
    return { [name]: value };
  }
  const parts = {};
  let from = 0;
  for (let slot = 0; from < value.length; slot++) {
    const prefix = (slot === 0 ? manifest : manifest.slice(2)) + ".";
    const to = from + sizes[slot] - prefix.length;
    parts[slot === 0 ? name : `${name}.${slot}`] = prefix + value.slice(from, to);
    from = to;
  }
  return parts;
}

// #region times
const SKEW = 60_000;

/** Why a session is no login by its times, if it is none. */
export function refusedByTime(session, { now, idle, absolute }) {
  if (session.created > now + SKEW || session.issued > now + SKEW) {
    return "IN_FUTURE";
  }
  const life = session.created + session.lifetime * 1000;
  const end = session.own
    ? life // no idle limit
    : Math.min(life, session.created + absolute, session.issued + idle);
  return now >= session.expires || now >= end ? "EXPIRED" : undefined;
}
// #endregion times

// #region names
const digest = (label, id) =>
  createHash("sha256")
    .update(ascii("io.github.jaxrssessions/" + label))
    .update(id)
    .digest();

/** The key of a session's row in a store. */
export const rowOf = (id) => digest("store", id).toString("base64url");

/** The session's name for people and logs. */
export const handleOf = (id) =>
  digest("handle", id).subarray(0, 16).toString("base64url");

/** The name of a subject in a store. */
export const subjectName = (secret, application, cookieName, subject) =>
  createHmac("sha256", keysOf(secret).store)
    .update(context(application, cookieName))
    .update(subject, "utf8")
    .digest("base64url");
// #endregion names
