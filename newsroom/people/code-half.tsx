import { Code, Stack, Text } from "@mantine/core";

/** One half of the code of a reset, shown once, with what to do with it. */
export function CodeHalf({ code, help }: { code: string; help: string }) {
  return (
    <Stack>
      <Text>{help}</Text>
      <Code fz="xl" block>
        {code}
      </Code>
    </Stack>
  );
}
