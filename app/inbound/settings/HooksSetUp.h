#pragma once

#include "agents/inbound/hooks/HookDesk.h"
#include "app/engine/Home.h"
#include "core/async/Mailbox.h"
#include "ui/models/settings/inbound/HooksIn.h"

#include <QPointer>

namespace qd::agents {
struct HooksFile;
}

namespace qd::app {

/// What the one who is at work has counted since it began; zeros where nobody was.
agents::HookCounts hookCounts(const Home& home, const QString& organisation);

/// The window's way to <home>/hooks-in.json: reads and writes that small file at once.
/// @thread main.
class HooksSetUp final : public ui::HooksIn {
public:
    /// `organisation`: that this process holds. `keys` outlive it.
    HooksSetUp(Home home, QString organisation, agents::KeyShelf& keys);

    void look(QObject* owner, Answer<ui::Hooks> answer) override;
    void put(const ui::HookDoor& door, QObject* owner, Answer<Done> answer) override;
    void add(const ui::HookWish& wish, QObject* owner, Answer<Done> answer) override;
    void turn(const QString& id, bool on, QObject* owner, Answer<Done> answer) override;
    void remove(const QString& id, QObject* owner, Answer<Done> answer) override;
    void test(const QString& id, const QString& file, QObject* owner, Answer<QStringList> answer) override;

private:
    using Change = std::function<Result<Done>(agents::HooksFile& file)>;
    Result<ui::Hooks> hooks() const;
    Result<Done> change(const Change& change) const;
    Result<agents::HookSender> senderOf(const ui::HookWish& wish) const;
    template <class T> void give(QObject* owner, const Answer<T>& answer, Result<T> value);

    Home m_home;
    QString m_organisation;
    agents::KeyShelf& m_keys;
    Mailbox m_mailbox;
};

} // namespace qd::app
