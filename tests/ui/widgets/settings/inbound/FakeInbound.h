#pragma once

#include "tests/support/SampleState.h"
#include "ui/models/settings/inbound/HooksIn.h"
#include "ui/models/settings/inbound/MailboxesIn.h"

namespace qd::test {

/// Answers at once with what the test has put here, and remembers what it was asked for.
class FakeMailboxes final : public ui::MailboxesIn {
public:
    ui::Boxes boxes{{}, QStringLiteral("marketing-department"), {QStringLiteral("smtp")}};
    std::optional<Error> trouble; ///< in place of what there is
    std::optional<Error> refusal; ///< of whatever is to be done
    QStringList done;

    void look(QObject*, Answer<ui::Boxes> answer) override { trouble ? answer(*trouble) : answer(boxes); }
    void add(const ui::BoxWish& wish, QObject*, Answer<Done> answer) override
    {
        done.append(QStringLiteral("add %1 %2 %3 %4 %5 %6").arg(wish.id, wish.connector, wish.url, wish.user, wish.folder).arg(wish.minutes));
        if (refusal)
            return answer(*refusal);
        put(wish.id);
        answer(Done{});
    }
    void turn(const QString& id, bool on, QObject*, Answer<Done> answer) override
    {
        done.append((on ? QStringLiteral("on ") : QStringLiteral("off ")) + id);
        if (refusal)
            return answer(*refusal);
        for (ui::BoxLine& box : boxes.lines)
            box.isOn = box.id == id ? on : box.isOn;
        answer(Done{});
    }
    void remove(const QString& id, QObject*, Answer<Done> answer) override
    {
        done.append(QStringLiteral("remove ") + id);
        if (refusal)
            return answer(*refusal);
        boxes.lines.removeIf([&id](const ui::BoxLine& box) { return box.id == id; });
        answer(Done{});
    }
    void test(const QString& id, QObject*, Answer<QString> answer) override
    {
        done.append(QStringLiteral("test ") + id);
        refusal ? answer(*refusal) : answer(QStringLiteral("imaps://mail.example.org:993 lets us in as press, and INBOX can be opened. No mail was read."));
    }
    void lookNow() override { done.append(QStringLiteral("look")); }
    void whenLooked(QObject*, std::function<void()> then) override { looked = std::move(then); }

    std::function<void()> looked;

    ui::BoxLine& put(const QString& id)
    {
        ui::BoxLine box;
        box.id = id;
        box.organisation = boxes.organisation;
        box.connector = QStringLiteral("smtp");
        box.url = QStringLiteral("imaps://mail.example.org:993");
        box.user = QStringLiteral("press@harborandpine.example");
        box.key = QStringLiteral("mail-in-") + id;
        box.folder = QStringLiteral("INBOX");
        boxes.lines.append(box);
        return boxes.lines.last();
    }
    /// One that works, one that can't be read, one that is off.
    void fill()
    {
        ui::BoxLine& good = put(QStringLiteral("answers"));
        good.looked = {SampleOffice::now().ms - 4 * 60'000LL};
        good.taken = 128;
        good.passed = 2'310;
        ui::BoxLine& bad = put(QStringLiteral("press"));
        bad.url = QStringLiteral("imaps://imap.press.example:993");
        bad.looked = {SampleOffice::now().ms - 40 * 60'000LL};
        bad.trouble = QStringLiteral("the server does not take this password");
        put(QStringLiteral("shop")).isOn = false;
    }
};

/// The same of webhooks.
class FakeHooks final : public ui::HooksIn {
public:
    ui::Hooks hooks{{false, QStringLiteral("127.0.0.1"), 8797, {}}, {}, QStringLiteral("marketing-department"), {QStringLiteral("smtp"), QStringLiteral("orders")}};
    std::optional<Error> trouble;
    std::optional<Error> refusal;
    QStringList done;

    void look(QObject*, Answer<ui::Hooks> answer) override { trouble ? answer(*trouble) : answer(hooks); }
    void put(const ui::HookDoor& door, QObject*, Answer<Done> answer) override
    {
        done.append(QStringLiteral("put %1 %2 %3 %4").arg(door.isOn ? QStringLiteral("on") : QStringLiteral("off"), door.listen).arg(door.port).arg(door.folder));
        if (refusal)
            return answer(*refusal);
        hooks.door = door;
        answer(Done{});
    }
    void add(const ui::HookWish& wish, QObject*, Answer<Done> answer) override
    {
        done.append(QStringLiteral("add %1 %2 %3 %4 %5").arg(wish.id, wish.form, wish.connector, wish.publicKey, wish.address));
        if (refusal)
            return answer(*refusal);
        put(wish.id, wish.form);
        answer(Done{});
    }
    void turn(const QString& id, bool on, QObject*, Answer<Done> answer) override
    {
        done.append((on ? QStringLiteral("on ") : QStringLiteral("off ")) + id);
        if (refusal)
            return answer(*refusal);
        for (ui::HookLine& hook : hooks.lines)
            hook.isOn = hook.id == id ? on : hook.isOn;
        answer(Done{});
    }
    void remove(const QString& id, QObject*, Answer<Done> answer) override
    {
        done.append(QStringLiteral("remove ") + id);
        if (refusal)
            return answer(*refusal);
        hooks.lines.removeIf([&id](const ui::HookLine& hook) { return hook.id == id; });
        answer(Done{});
    }
    void test(const QString& id, const QString& file, QObject*, Answer<QStringList> answer) override
    {
        done.append(QStringLiteral("test %1 %2").arg(id, file));
        refusal ? answer(*refusal) : answer(QStringList{QStringLiteral("bounce: the mailbox is gone")});
    }

    void put(const QString& id, const QString& form)
    {
        const QString key = form == QLatin1String("sendgrid") ? QString() : QStringLiteral("hook-in-") + id;
        hooks.lines.append({id, form, hooks.organisation, id, key, form == QLatin1String("twilio") ? QStringLiteral("https://relay.example.org/in/twilio") : QString()});
    }
    /// The door is open, and three may send.
    void fill()
    {
        hooks.door.isOn = true;
        hooks.taken = 1'204;
        hooks.refused = 3;
        put(QStringLiteral("sendgrid"), QStringLiteral("sendgrid"));
        put(QStringLiteral("twilio"), QStringLiteral("twilio"));
        put(QStringLiteral("orders"), QStringLiteral("standard"));
        hooks.lines.last().isOn = false;
    }
};

} // namespace qd::test
