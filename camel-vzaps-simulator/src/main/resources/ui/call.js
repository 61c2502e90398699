/** Calls to the simulator. */

async function answer(path, options) {
  const reply = await fetch('/_sim/' + path, options);
  const text = await reply.text();
  let json = null;
  try {
    json = text ? JSON.parse(text) : null;
  } catch (problem) {
    // something else listens at the address now
    throw new Error('status ' + reply.status);
  }
  if (!reply.ok) {
    throw Object.assign(new Error(json && json.error ? json.error : 'status ' + reply.status), {refused: true});
  }
  return json;
}

export function call(method, path, body) {
  const options = {method, headers: {}};
  if (body !== undefined) {
    options.headers['Content-Type'] = 'application/json';
    options.body = JSON.stringify(body);
  }
  return answer(path, options);
}

/** The path of an instance, or of something below it. */
export function ofInstance(id, rest) {
  return `instances/${encodeURIComponent(id)}${rest || ''}`;
}

/** Keeps a file in the simulator; answers the media part of a message. */
export function upload(file, mimetype) {
  return answer('files', {method: 'POST', headers: {'Content-Type': mimetype}, body: file});
}
