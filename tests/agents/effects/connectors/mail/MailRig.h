#pragma once

#include "agents/effects/Dispatcher.h"
#include "agents/effects/render/mail/Email.h"
#include "agents/effects/settings/OutsideConnectors.h"
#include "tests/agents/effects/EffectSamples.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

namespace qd::test {

inline agents::EmailMaterial sampleMail()
{
    agents::EmailMaterial mail;
    mail.slug = QStringLiteral("first-ninety-days");
    mail.subject = QStringLiteral("Die ersten neunzig Tage: was Führung heißt");
    mail.preheader = QStringLiteral("Was vor dem Modell zu klären ist");
    mail.text = QStringLiteral("Most programmes fail **before** the model, and nobody says so when it would still have been cheap to say it aloud.\n\n- Pick one process\n- Measure it\n\n"
                               "See [the study](https://example.com/study?a=1&b=2).\n\n.a line with a dot\n\nFrom here on it is easy. Größe = 3 €\n");
    mail.link = QStringLiteral("https://blog.harborandpine.example/posts/first-ninety-days/");
    mail.date = {1'795'000'000'000};
    return mail;
}

/// An account at a mail server in a process of its own, and a dispatcher before it.
class MailRig {
public:
    explicit MailRig(agents::Patience patience = {}, const char* more = "")
        : keys(home.file(QStringLiteral("settings.ini")), std::unique_ptr<agents::KeyRing>(ring), std::chrono::milliseconds(0))
    {
        m_port = world.mail().value(QStringLiteral("port")).toInt();
        give("right-password-of-mail");
        QDir().mkpath(home.file(QStringLiteral("connectors")));
        QFile file(home.file(QStringLiteral("connectors/news.json")));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(QStringLiteral(R"({"v":1,"id":"news","kind":"smtp","title":"Mail","organisations":["press"],"url":"%1","user":"press@mail.example","key":"mail",)"
                                  R"("from":"Härbor & Pine <press@harborandpine.example>"%2})").arg(url(), QString::fromLatin1(more)).toUtf8());
        file.close();
        agents::OutsideConnectors found = agents::outsideConnectors(home.path(), QStringLiteral("press"), keys, clock, {agents::Way::None, {}, Duration(3'000)});
        EXPECT_EQ(found.faults, QStringList());
        dispatcher = std::make_unique<agents::Dispatcher>(std::move(found.connectors), patience);
        dispatcher->start();
    }

    QString url() const { return QStringLiteral("smtp://127.0.0.1:%1").arg(m_port); }
    void give(const char* password)
    {
        keys.keep(QStringLiteral("mail"), agents::Secret::of(password, agents::originOf(url())), [](const Result<agents::KeptKey>& kept) { EXPECT_TRUE(kept); });
    }
    /// A mail to each of those.
    agents::Delivery mail(const QStringList& to = {QStringLiteral("ada@press.example")}) const
    {
        const agents::Rendered made = agents::renderEmail(sampleMail(), effectBrand()).value();
        agents::Delivery mail;
        mail.effect = EffectId::make(clock.now());
        mail.key = QStringLiteral("k") + mail.effect.toString().remove(u'-');
        mail.content = made.content;
        mail.content.connector = {QStringLiteral("news")};
        mail.content.destination = dispatcher->placeOf(mail.content.connector);
        mail.blobs = made.blobs;
        for (const QString& address : to) {
            const QString contact = QStringLiteral("contact:%1").arg(mail.content.recipients.size());
            mail.content.recipients.append({{}, contact, {}, {}, QStringLiteral("e-mail")});
            mail.people.insert(contact, {QStringLiteral("Ada \"Countess\" Łovelace"), address, {}});
        }
        return mail;
    }
    void send(agents::Delivery mail)
    {
        mail.stepped = steps.value(mail.effect);
        mail.step = [this, id = mail.effect](const QString& name, const QString& word, const std::function<void()>& then) {
            mailbox.post([this, id, name, word, then] {
                steps[id].insert(name, word);
                if (!losesSteps)
                    dispatcher->post(then);
            });
        };
        dispatcher->dispatch(mail, &mailbox, [this, id = mail.effect](const agents::Outcome& outcome) { ended[id].append(outcome); });
    }
    agents::Outcome sent(const agents::Delivery& mail)
    {
        const qsizetype before = ended[mail.effect].size();
        send(mail);
        EXPECT_TRUE(waitUntil([&] { return ended[mail.effect].size() > before; }, std::chrono::seconds(40)));
        return ended[mail.effect].value(before);
    }
    Result<QString> tried()
    {
        std::optional<Result<QString>> found;
        dispatcher->test({QStringLiteral("news")}, &mailbox, [&](const Result<QString>& result) { found = result; });
        EXPECT_TRUE(waitUntil([&] { return found.has_value(); }, std::chrono::seconds(20)));
        return found.value_or(Result<QString>());
    }
    /// What the server holds, as it came.
    QList<QByteArray> held() const
    {
        QList<QByteArray> all;
        for (const QJsonValue& one : world.mail().value(QStringLiteral("mails")).toArray())
            all.append(QByteArray::fromBase64(one.toObject().value(QStringLiteral("data")).toString().toLatin1()));
        return all;
    }
    QStringList heldFor() const
    {
        QStringList all;
        for (const QJsonValue& one : world.mail().value(QStringLiteral("mails")).toArray())
            all.append(one.toObject().value(QStringLiteral("to")).toString());
        return all;
    }

private:
    int m_port = 0;

public:
    TempHome home;
    WorldProcess world{{QStringLiteral("--quick")}};
    SystemClock clock;
    FakeKeyRing* ring = new FakeKeyRing;
    agents::KeyShelf keys;
    Mailbox mailbox;
    bool losesSteps = false; ///< what is on record is all that is left: the program has ended
    QMap<EffectId, QMap<QString, QString>> steps;
    QMap<EffectId, QList<agents::Outcome>> ended;
    std::unique_ptr<agents::Dispatcher> dispatcher;
};

} // namespace qd::test
