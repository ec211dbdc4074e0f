/** Repeats an assertion until it holds. Fails with its last error when it never does. */
export async function eventually(assertion: () => void | Promise<void>, timeoutMs = 15_000): Promise<void> {
  const endMs = Date.now() + timeoutMs;
  for (;;) {
    try {
      await assertion();
      return;
    } catch (error) {
      if (Date.now() > endMs) {
        throw error;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
