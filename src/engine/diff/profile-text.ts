/** Profiles as text, to be kept with a comparison: base64 of 32-bit numbers, lowest byte first. */

export function profileText(profile: Uint32Array): string {
  const bytes = new DataView(new ArrayBuffer(profile.length * 4));
  profile.forEach((hash, at) => bytes.setUint32(at * 4, hash, true));
  let text = '';
  for (let at = 0; at < bytes.byteLength; at++) text += String.fromCharCode(bytes.getUint8(at));
  return btoa(text);
}

export function profileFromText(text: string): Uint32Array {
  const bytes = atob(text);
  const profile = new Uint32Array(bytes.length / 4);
  for (let at = 0; at < profile.length; at++) {
    const byte = (part: number): number => bytes.charCodeAt(at * 4 + part);
    profile[at] = byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24);
  }
  return profile;
}
