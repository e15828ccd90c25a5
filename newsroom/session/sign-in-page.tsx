import { Button, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DrumStar } from "../ui/drum-star.tsx";
import { RenewForm } from "./renew-form.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import classes from "./sign-in-page.module.css";

/** The first thing a person sees. */
export function SignInPage() {
  const { t } = useTranslation();
  const [renewing, setRenewing] = useState(false);
  return (
    <main className={classes.page}>
      <div className={classes.drum}>
        <DrumStar />
      </div>
      <section className={classes.card} aria-labelledby="sign-in-title">
        <Text className={classes.product}>{t("shell.appName")}</Text>
        <Title order={1} id="sign-in-title" size="h2">
          {t("session.title")}
        </Title>
        <Text c="dimmed" mb="md">
          {t("session.intro")}
        </Text>
        {renewing ? (
          <RenewForm onDone={() => setRenewing(false)} />
        ) : (
          <>
            <SignInForm />
            <Button variant="subtle" mt="sm" fullWidth onClick={() => setRenewing(true)}>
              {t("session.renew.open")}
            </Button>
          </>
        )}
      </section>
      <p className={classes.motto}>{t("session.motto")}</p>
    </main>
  );
}
