export default async function tearDown() {
  await globalThis.taizhangTestEngine?.stop();
}
