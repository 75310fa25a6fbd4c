#pragma once

#include "ui/models/settings/outside/WaysOut.h"

#include <QPointer>

namespace qd::test {

/// Answers with what the test has put here, at once or when it lets go, and remembers what it was asked for.
class FakeWays final : public ui::WaysOut {
public:
    ui::Ways ways = sample();
    std::optional<Error> trouble; ///< in place of what there is
    std::optional<Error> refusal; ///< of whatever is to be done
    bool holdsBack = false;
    QStringList done;
    ui::WayWish wish; ///< the last

    static QByteArray digestOf(const QString& name) { return QByteArray(32, char(name.size())); }
    static ConnectorSetting settingOf(const QString& name, const QString& verified)
    {
        return {{name}, {QStringLiteral("main")}, {{QStringLiteral("marketing-department")}}, true, digestOf(name), QStringLiteral("It is sent once."), verified};
    }
    /// A webhook with a key, a repository on this machine, a site without one, and a file that cannot be used.
    static ui::Ways sample()
    {
        ui::Ways all;
        all.folder = QStringLiteral("/home/her/connectors");
        all.organisation = QStringLiteral("marketing-department");
        const auto way = [&all](const char* name, const char* title, const char* kind, const char* place, const QStringList& promises, const QString& key) {
            const QString id = QString::fromLatin1(name);
            all.lines.append({id, {}, QString::fromLatin1(title), QString::fromLatin1(kind), QString::fromLatin1(place), true, {all.organisation}, Confidentiality::Internal, promises, key, digestOf(id)});
        };
        way("orders", "Order desk", "webhook", "https://hooks.shop.example/orders",
            {QStringLiteral("The receiver counts an event that comes twice once, for 24 hours; so what broke off is sent again."), QStringLiteral("It cannot be taken back.")}, QStringLiteral("orders"));
        way("press-site", "Press site", "git", "file:///srv/press.git, branch main, folder news", {QStringLiteral("Sending the same again changes nothing.")}, {});
        way("shop", "Shop news", "wordpress", "https://shop.example", {QStringLiteral("Whether a post is there can be looked up afterwards.")}, QStringLiteral("shop"));
        ui::WayLine faulty;
        faulty.name = QStringLiteral("old-list");
        faulty.fault = Error{Error::Parse, QStringLiteral("/url is \"ftp://list.example\""), QStringLiteral("connectors/old-list.json"), QStringLiteral("an https address without a user")};
        all.lines.append(faulty);
        const ui::WayField url{QStringLiteral("url"), ui::WayField::Text, {}, QStringLiteral("Where it goes")};
        const ui::WayField clearance{QStringLiteral("clearance"), ui::WayField::Choice, {QStringLiteral("public"), QStringLiteral("internal"), QStringLiteral("pii")}, {}, QStringLiteral("internal")};
        all.kinds = {{QStringLiteral("webhook"), {url, clearance, {QStringLiteral("remembers_hours"), ui::WayField::Number, {}, {}}}},
                     {QStringLiteral("git"), {url, clearance, {QStringLiteral("branch"), ui::WayField::Text, {}, {}}, {QStringLiteral("path"), ui::WayField::Text, {}, {}}}}};
        return all;
    }
    void letGo()
    {
        for (const std::function<void()>& each : std::exchange(m_heldBack, {}))
            each();
    }

    void look(QObject* owner, Answer<ui::Ways> answer) override
    {
        say(owner, [this, answer] { answer(trouble ? Result<ui::Ways>(*trouble) : ways); });
    }
    void test(const QString& name, QObject* owner, Answer<ui::WayWord> answer) override
    {
        done.append(QStringLiteral("test ") + name);
        say(owner, [this, name, answer] {
            answer(refusal ? Result<ui::WayWord>(*refusal) : ui::WayWord{QStringLiteral("It answered 204 and takes the key."), {settingOf(name, QStringLiteral("live 2026-11-23")), false}});
        });
    }
    void allow(const QString& name, bool may, QObject* owner, Answer<SetConnector> answer) override
    {
        done.append((may ? QStringLiteral("allow ") : QStringLiteral("forbid ")) + name);
        say(owner, [this, name, may, answer] { answer(refusal ? Result<SetConnector>(*refusal) : SetConnector{settingOf(name, {}), !may}); });
    }
    void add(const ui::WayWish& wanted, QObject* owner, Answer<Done> answer) override
    {
        wish = wanted;
        done.append(QStringLiteral("add ") + wanted.id);
        say(owner, [this, wanted, answer] {
            if (!refusal)
                ways.lines.append({wanted.id, {}, wanted.title, wanted.kind, wanted.values.value(QStringLiteral("url")), true, {ways.organisation}, Confidentiality::Internal, {}, wanted.id, digestOf(wanted.id)});
            answer(refusal ? Result<Done>(*refusal) : Done{});
        });
    }
    void open(const QString& name, QObject* owner, Answer<Done> answer) override
    {
        done.append(QStringLiteral("open ") + name);
        say(owner, [this, answer] { answer(refusal ? Result<Done>(*refusal) : Done{}); });
    }
    void turn(const QString& name, bool on, QObject* owner, Answer<Done> answer) override
    {
        done.append((on ? QStringLiteral("on ") : QStringLiteral("off ")) + name);
        say(owner, [this, name, on, answer] {
            for (ui::WayLine& line : ways.lines)
                if (!refusal && line.name == name)
                    line.isOn = on;
            answer(refusal ? Result<Done>(*refusal) : Done{});
        });
    }
    void change(const QString& name, const QMap<QString, QString>& values, QObject* owner, Answer<Done> answer) override
    {
        done.append(QStringLiteral("change ") + name);
        wish.values = values;
        say(owner, [this, answer] { answer(refusal ? Result<Done>(*refusal) : Done{}); });
    }
    void remove(const QString& name, QObject* owner, Answer<Done> answer) override
    {
        done.append(QStringLiteral("remove ") + name);
        say(owner, [this, name, answer] {
            if (!refusal)
                ways.lines.removeIf([&](const ui::WayLine& line) { return line.name == name; });
            answer(refusal ? Result<Done>(*refusal) : Done{});
        });
    }
    void limit(const QString& name, const ChannelPace& pace, QObject* owner, Answer<Done> answer) override
    {
        done.append(QStringLiteral("limit ") + name);
        say(owner, [this, name, pace, answer] {
            for (ui::WayLine& line : ways.lines)
                if (!refusal && line.name == name)
                    line.own = pace;
            answer(refusal ? Result<Done>(*refusal) : Done{});
        });
    }
    void signIn(const QString& name, QObject* owner, Answer<QString> answer) override
    {
        done.append(QStringLiteral("sign in ") + name);
        say(owner, [this, answer] { answer(refusal ? Result<QString>(*refusal) : QStringLiteral("You are signed in.")); });
    }

private:
    void say(QObject* owner, std::function<void()> answer)
    {
        std::function<void()> guarded = [owner = QPointer<QObject>(owner), answer = std::move(answer)] {
            if (owner)
                answer();
        };
        holdsBack ? m_heldBack.append(guarded) : guarded();
    }
    QList<std::function<void()>> m_heldBack;
};

} // namespace qd::test
