#pragma once

#include "agents/keys/KeysAtHand.h"
#include "app/engine/Home.h"
#include "core/async/Worker.h"
#include "ui/models/settings/inbound/MailboxesIn.h"

#include <QPointer>

#include <stop_token>

namespace qd::agents {
struct MailAccounts;
}

namespace qd::app {

/// The window's way to <home>/mail-in.json: reads and writes that small file at once, and tries a mailbox on a thread of its own.
/// @thread main.
class MailboxesSetUp final : public ui::MailboxesIn {
public:
    /// `organisation`: that this process holds. `keys` outlive it. `look` has all of them looked at now, by whoever does that.
    MailboxesSetUp(Home home, QString organisation, agents::KeyShelf& keys, std::function<void()> look);
    ~MailboxesSetUp() override;

    void look(QObject* owner, Answer<ui::Boxes> answer) override;
    void add(const ui::BoxWish& wish, QObject* owner, Answer<Done> answer) override;
    void turn(const QString& id, bool on, QObject* owner, Answer<Done> answer) override;
    void remove(const QString& id, QObject* owner, Answer<Done> answer) override;
    void test(const QString& id, QObject* owner, Answer<QString> answer) override;
    void lookNow() override { m_look(); }
    void whenLooked(QObject* owner, std::function<void()> then) override;
    /// They have been looked at.
    void tellLooked() const;

private:
    using Change = std::function<Result<Done>(agents::MailAccounts& file)>;
    Result<ui::Boxes> boxes() const;
    Result<Done> change(const Change& change) const;
    template <class T> void give(QObject* owner, const Answer<T>& answer, Result<T> value);

    Home m_home;
    QString m_organisation;
    std::function<void()> m_look;
    QList<std::pair<QPointer<QObject>, std::function<void()>>> m_waiting;
    Mailbox m_mailbox;
    Worker m_worker{QStringLiteral("mail-try")};
    agents::KeysAtHand m_keys;
    std::stop_source m_stop;
    bool m_isRunning = false;
};

} // namespace qd::app
