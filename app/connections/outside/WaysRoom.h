#pragma once

#include "app/connections/outside/ConnectorShelf.h"
#include "app/connections/outside/WaySignIn.h"
#include "core/async/Mailbox.h"
#include "ui/models/settings/outside/WaysOut.h"

#include <map>

namespace qd::app {

/// The window's way to the folder "connectors" of a home: reads and writes its small files at once, and has a test made by a door of
/// its own, so that nobody waits. @thread main.
class WaysRoom final : public ui::WaysOut {
public:
    /// `organisation`: that this process holds. `keys` outlive it.
    WaysRoom(Home home, QString organisation, agents::KeyShelf& keys);

    void look(QObject* owner, Answer<ui::Ways> answer) override;
    void test(const QString& name, QObject* owner, Answer<ui::WayWord> answer) override;
    void allow(const QString& name, bool may, QObject* owner, Answer<SetConnector> answer) override;
    void add(const ui::WayWish& wish, QObject* owner, Answer<Done> answer) override;
    void open(const QString& name, QObject* owner, Answer<Done> answer) override;
    void turn(const QString& name, bool on, QObject* owner, Answer<Done> answer) override;
    void change(const QString& name, const QMap<QString, QString>& values, QObject* owner, Answer<Done> answer) override;
    void remove(const QString& name, QObject* owner, Answer<Done> answer) override;
    void limit(const QString& name, const ChannelPace& pace, QObject* owner, Answer<Done> answer) override;
    void signIn(const QString& name, QObject* owner, Answer<QString> answer) override;

private:
    template <class T> void give(QObject* owner, const Answer<T>& answer, Result<T> value);
    Result<Done> write(const ui::WayWish& wish) const;
    void keep(const QString& name, const Result<agents::SharedSecret>& secret, const Answer<QString>& answer);
    Result<ui::WayWord> wordOf(const QString& name, const Result<QString>& found) const;

    Home m_home;
    QString m_organisation;
    agents::KeyShelf& m_keys;
    ConnectorShelf m_shelf;
    SystemClock m_clock;
    Mailbox m_mailbox;
    std::map<int, std::unique_ptr<agents::Dispatcher>> m_doors; ///< of tests under way
    int m_lastTest = 0;
    std::map<QString, std::unique_ptr<WaySignIn>> m_signIns; ///< the newest of each way
};

} // namespace qd::app
