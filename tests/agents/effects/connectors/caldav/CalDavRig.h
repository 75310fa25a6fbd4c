#pragma once

#include "agents/effects/Dispatcher.h"
#include "agents/effects/connectors/caldav/CalDavConnector.h"
#include "agents/effects/render/calendar/CalendarEvent.h"
#include "core/base/Digest.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

#include <QUrl>

#include <gtest/gtest.h>

namespace qd::test {

/// A connector of a calendar, a dispatcher for it, and events that go there.
class CalDavRig {
public:
    CalDavRig(const QString& url, const char* user, const char* password, const QString& organiser)
        : keys(home.file(QStringLiteral("settings.ini")), std::unique_ptr<agents::KeyRing>(new FakeKeyRing), std::chrono::milliseconds(0))
    {
        file.id = file.key = QStringLiteral("shop");
        file.kind = agents::ConnectorKind::CalDav;
        file.title = QStringLiteral("The shop's calendar");
        file.url = url;
        file.user = QString::fromLatin1(user);
        file.author = organiser;
        keys.keep(file.key, agents::Secret::of(password, agents::originOf(url)), [](const Result<agents::KeptKey>& kept) { EXPECT_TRUE(kept); }, agents::KeyKind::Password);
        const auto door = std::make_shared<agents::HttpDoor>(keys, agents::Way{agents::Way::None, {}, Duration(3'000)});
        std::vector<std::unique_ptr<agents::Connector>> all;
        all.push_back(std::make_unique<agents::CalDavConnector>(file, door, clock));
        connector = static_cast<agents::CalDavConnector*>(all.front().get());
        dispatcher = std::make_unique<agents::Dispatcher>(std::move(all));
        dispatcher->start();
    }

    /// `guests`: addresses. Events differ in their keys.
    agents::Delivery event(const QStringList& guests = {}, const QString& invite = {}, const QString& update = {}, const QString& title = QStringLiteral("Shop talk, with coffee"))
    {
        agents::CalendarMaterial material;
        material.title = title;
        material.start = QStringLiteral("2026-12-01T09:00");
        material.timeZone = QStringLiteral("Europe/Berlin");
        material.slug = QStringLiteral("shop-talk");
        material.invite = invite;
        material.update = update;
        material.hasGuests = !guests.isEmpty();
        material.date = {1'795'000'000'000};
        const agents::Rendered rendered = agents::renderCalendarEvent(material).value();
        agents::Delivery event;
        event.effect = EffectId::make(clock.now());
        event.content = rendered.content;
        event.blobs = rendered.blobs;
        event.content.connector = {QStringLiteral("shop")};
        event.content.destination = connector->place() + QLatin1Char('/') + rendered.content.destination;
        event.key = QStringLiteral("abcdefgh234567").repeated(2) + QString::fromLatin1(sha256(event.effect.toString().toLatin1()).toHex()).replace(u'0', u'a').replace(u'1', u'b').replace(u'8', u'c').replace(u'9', u'd').left(8);
        for (const QString& guest : guests) {
            Recipient one;
            one.address = QStringLiteral("contact:") + guest.section(u'@', 0, 0);
            one.channel = QStringLiteral("e-mail");
            event.content.recipients.append(one);
            event.people.insert(one.address, {QStringLiteral("Guest ") + guest.section(u'@', 0, 0), guest});
        }
        event.step = [this](const QString& name, const QString& mark, const std::function<void()>& then) {
            steps->insert(name, mark);
            dispatcher->post(then);
        };
        return event;
    }
    QString pathOf(const agents::Delivery& event) const { return QUrl(file.url).path() + QLatin1Char('/') + event.key + QStringLiteral(".ics"); }
    Result<agents::Sight> seen(const agents::Delivery& event)
    {
        return answerOf<Result<agents::Sight>>([&](const std::function<void(Result<agents::Sight>)>& take) { dispatcher->look(event, &mailbox, take); });
    }
    /// Looks at it as the office does, before it is known whom it is for, and gives it what was seen.
    agents::Delivery lookedAt(agents::Delivery event)
    {
        agents::Delivery before = event;
        before.content.recipients.clear();
        before.people.clear();
        const Result<agents::Sight> sight = seen(before);
        EXPECT_TRUE(sight) << (sight ? std::string() : sight.error().text.toStdString());
        if (!sight)
            return event;
        event.content.target = sight->target;
        event.content.details.insert(sight->details);
        return event;
    }
    agents::Outcome sent(const agents::Delivery& event)
    {
        return answerOf<agents::Outcome>([&](const std::function<void(agents::Outcome)>& take) { dispatcher->dispatch(event, &mailbox, take); }, std::chrono::seconds(60));
    }
    agents::LookedUp found(const agents::Delivery& event)
    {
        return answerOf<agents::LookedUp>([&](const std::function<void(agents::LookedUp)>& take) { dispatcher->lookUp(event, &mailbox, take); });
    }
    Result<QString> tried()
    {
        return answerOf<Result<QString>>([&](const std::function<void(Result<QString>)>& take) { dispatcher->test({QStringLiteral("shop")}, &mailbox, take); });
    }

    TempHome home;
    SystemClock clock;
    agents::KeyShelf keys;
    agents::ConnectorFile file;
    Mailbox mailbox;
    std::shared_ptr<QMap<QString, QString>> steps = std::make_shared<QMap<QString, QString>>(); ///< what was said to be done
    agents::CalDavConnector* connector = nullptr; ///< the dispatcher's
    std::unique_ptr<agents::Dispatcher> dispatcher;
};

} // namespace qd::test
