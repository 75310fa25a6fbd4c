#pragma once

#include "agents/keys/KeyNames.h"
#include "agents/keys/KeysAtHand.h"
#include "app/connections/outside/WaysRoom.h"
#include "app/engine/Home.h"
#include "core/async/Worker.h"
#include "ui/models/settings/Connections.h"

#include <QPointer>

#include <memory>

namespace qd::app {

class ConnectionDesk;

/// The window's way to keys, providers, tools and the network: the keys here, on main, the rest on a thread of its own.
/// @thread main.
class ConnectionRoom final : public ui::Connections {
public:
    /// Whom it tells of what was changed, so that who is at work goes on with it. All run on main.
    struct Parts {
        Home home;
        QString organisation;             ///< that this process holds: others are told by their sockets
        agents::KeyShelf* keys = nullptr; ///< outlives the room
        std::function<void()> toolsChanged;
        std::function<void()> searxngChanged;
        std::function<void()> wayChanged;
    };
    /// The thread begins with the first question.
    explicit ConnectionRoom(Parts parts);
    ~ConnectionRoom() override;

    void look(QObject* owner, Answer<ui::Connected> answer) override;
    void whenChanged(QObject* owner, std::function<void()> then) override;
    void keepKey(const QString& name, std::unique_ptr<ui::TypedKey> key, QObject* owner, Answer<ui::KeyPlace> answer) override;
    void removeKey(const QString& name, QObject* owner, Answer<Done> answer) override;
    void tryProvider(const QString& id, QObject* owner, Answer<ui::ProviderWord> answer) override;
    void writeTier(const QString& tier, const QStringList& models, QObject* owner, Answer<ui::TierLine> answer) override;
    void writeSteps(const QString& way, const QList<rules::StepName>& steps, QObject* owner, Answer<ui::StepsLine> answer) override;
    void lookAtServer(const QString& id, QObject* owner, Answer<ui::ServerLook> answer) override;
    void allowServer(const QString& id, const QMap<QString, ui::ToolUse>& uses, QObject* owner, Answer<Done> answer) override;
    void forbidServer(const QString& id, QObject* owner, Answer<Done> answer) override;
    void searchAt(const QString& address, QObject* owner, Answer<Done> answer) override;
    void trust(const QString& file, QObject* owner, Answer<Done> answer) override;
    ui::WaysOut* waysOut() override { return &m_ways; }

private:
    void post(std::function<void(ConnectionDesk&)> what);
    template <class T> Answer<T> here(QObject* owner, Answer<T> answer);
    template <class T> std::function<void(Result<T>)> whileHere(std::function<void(const Result<T>&)> then);
    void change(QObject* owner, Answer<Done> answer, std::function<Result<Done>(ConnectionDesk&)> what, const std::function<void()>& tell);

    void addOrigins(const QPointer<QObject>& owner, ui::Connected connected, QStringList names, const Answer<ui::Connected>& answer);
    void show(const ui::Connected& connected);
    void keepFor(const QString& name, const ui::TypedKey& key, const std::function<void(Result<ui::KeyPlace>)>& give);

    Parts m_parts;
    WaysRoom m_ways;
    QMap<QString, QString> m_addresses; ///< of keys, by name, as they were last shown
    QSet<QString> m_passwords;          ///< the same
    QMap<QString, QString> m_signing;   ///< the same
    Mailbox m_mailbox;
    Worker m_worker{QStringLiteral("settings")};
    agents::KeysAtHand m_keys;
    bool m_isRunning = false;
    std::unique_ptr<ConnectionDesk> m_desk; ///< made and gone on the thread
};

} // namespace qd::app
