#include "agents/effects/settings/WayTaking.h"

#include "agents/turn/EffectMaterial.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace Qt::Literals::StringLiterals;
using rules::WayTakes;

WayTakes taken(agents::ConnectorKind kind, const QString& id = u"ours"_s)
{
    agents::ConnectorFile file;
    file.id = id;
    file.title = u"Ours"_s;
    file.kind = kind;
    return agents::takenBy(file);
}

} // namespace

TEST(WayTaking, WhatIsTakenIsWhatRenderersMakeAndEveryRendererHasAWayOut)
{
    QStringList all;
    for (int kind = 0; kind < int(EnumWords<agents::ConnectorKind>::words.size()); ++kind) {
        const auto of = agents::ConnectorKind(kind);
        agents::ConnectorFile file;
        file.kind = of;
        const WayTakes way = taken(of);
        if (way.renders)
            EXPECT_EQ(way.renders->isEmpty(), file.isReader()) << wordOf(of).toStdString();
        for (const QString& render : way.renders.value_or(QStringList())) {
            EXPECT_TRUE(agents::rendererNames().contains(render)) << render.toStdString();
            all.append(render);
        }
    }
    for (const char* folder : {"folder-site", "folder-linkedin", "folder-newsletter"})
        all += *agents::takenBy(QString::fromLatin1(folder))->renders;
    for (const QString& render : agents::rendererNames())
        EXPECT_TRUE(all.contains(render)) << render.toStdString();
}

TEST(WayTaking, PeopleAreReachedByThoseThatDo)
{
    using enum agents::ConnectorKind;
    for (const auto kind : {SendGrid, Mandrill, Smtp, Resend, Brevo, Mailgun, Twilio, Lob, HubSpot, Salesforce})
        EXPECT_EQ(taken(kind).people, WayTakes::Always) << wordOf(kind).toStdString();
    EXPECT_EQ(taken(CalDav).people, WayTakes::Perhaps) << "an event may have guests";
    for (const auto kind : {Mailchimp, LinkedIn, X, WordPress, Git, Webhook, Slack})
        EXPECT_EQ(taken(kind).people, WayTakes::Nobody) << wordOf(kind).toStdString();
}

TEST(WayTaking, FoldersAndWhatWorkflowsNameBeforeItIsSetUpAreKnown)
{
    EXPECT_EQ(agents::takenBy(u"folder-site"_s)->title, u"Site folder"_s);
    EXPECT_EQ(agents::takenBy(u"folder-site"_s)->renders, QStringList{u"blog-page"_s});
    EXPECT_EQ(agents::takenBy(u"folder-outbox"_s)->renders, QStringList()) << "rehearsals alone use it";
    EXPECT_EQ(agents::takenBy(u"smtp"_s)->renders, QStringList{u"e-mail"_s});
    EXPECT_TRUE(agents::takenBy(u"lob"_s)->mayLack);
    EXPECT_TRUE(taken(agents::ConnectorKind::Smtp, u"smtp"_s).mayLack);
    EXPECT_FALSE(taken(agents::ConnectorKind::Smtp, u"mail"_s).mayLack);
    EXPECT_FALSE(agents::takenBy(u"nobody"_s));
    EXPECT_FALSE(taken(agents::ConnectorKind::Git).renders) << "whatever has files";
}

} // namespace qd::test
