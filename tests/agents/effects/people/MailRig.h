#pragma once

#include "core/base/Json.h"
#include "tests/agents/effects/people/PeopleRig.h"

namespace qd::test {

/// A service of mail, and an e-mail for somebody.
template <class Service> class MailCarrierRig : public PeopleRig {
public:
    explicit MailCarrierRig(agents::ConnectorKind kind, const QString& unsubscribe = {}) : PeopleRig(file(kind, unsubscribe), [](const agents::ConnectorFile& of, std::shared_ptr<agents::HttpDoor> door, const Clock& at) {
        return std::make_unique<Service>(of, std::move(door), at, Duration(300));
    }) {}

    agents::Delivery mail(const QStringList& people = {QStringLiteral("ada@press.example")}) const
    {
        agents::Delivery one = delivery(people);
        add(one, QStringLiteral("mail.txt"), QStringLiteral("text/plain"), "Three seats are left.");
        add(one, QStringLiteral("mail.html"), QStringLiteral("text/html"), "<p>Three seats are left.</p>");
        one.content.details.insert(QStringLiteral("reply-to"), QStringLiteral("desk@press.example"));
        return one;
    }
    /// The last request's body.
    Json said() const { return Json::parse(server.asked.last().body).value(); }

private:
    static agents::ConnectorFile file(agents::ConnectorKind kind, const QString& unsubscribe)
    {
        agents::ConnectorFile file;
        file.kind = kind;
        file.from = QStringLiteral("The Press <news@press.example>");
        file.account = QStringLiteral("mg.press.example");
        file.unsubscribe = unsubscribe;
        return file;
    }
};

/// Each answer as it is to be read; nothing is sent twice, and nothing of anybody is kept.
template <class Rig> void expectRead(Rig& rig, const QList<AnswerPoint>& points, bool repeatsUnknown)
{
    for (const AnswerPoint& point : points) {
        SCOPED_TRACE(std::to_string(point.reply.status) + ' ' + point.reply.body.toStdString() + ' ' + std::to_string(point.reply.does));
        rig.always(point.reply);
        rig.server.asked.clear();
        const agents::Delivery mail = rig.mail();
        const agents::Outcome outcome = rig.sent(mail);
        EXPECT_EQ(outcome.kind, point.kind) << outcome.text.toStdString();
        EXPECT_EQ(outcome.why, point.why);
        if (outcome.repeats)
            EXPECT_TRUE(repeatsUnknown && outcome.kind == agents::Outcome::Unknown) << outcome.text.toStdString();
        EXPECT_EQ(rig.server.asked.size(), 1);
        expectNobodyIn(outcome.text, mail);
    }
}

/// What is no mail to people is refused before anything leaves.
template <class Rig> void expectRefused(Rig& rig, QList<agents::Delivery> wrong)
{
    wrong.append(QList<agents::Delivery>(6, rig.mail()));
    agents::Delivery* const more = &wrong[wrong.size() - 6];
    more[0].content.recipients.clear();
    more[1].content.recipients.first().channel = QStringLiteral("sms");
    more[2].content.files.removeFirst();
    more[3].content.title = QStringLiteral("Two\nlines");
    more[4].people.clear();
    more[5].blobs.first() = "other bytes";
    for (qsizetype i = 0; i < wrong.size(); ++i)
        EXPECT_EQ(rig.sent(wrong[i]).kind, agents::Outcome::Refused) << i;
    EXPECT_TRUE(rig.server.asked.isEmpty());
}

} // namespace qd::test
