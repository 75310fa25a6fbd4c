#pragma once

#include "tests/support/Await.h"
#include "tests/support/ManualClock.h"
#include "tests/ui/pages/FakeConnections.h"
#include "tests/ui/pages/InboxSample.h"
#include "ui/shell/MainWindow.h"

#include <QSettings>
#include <QTemporaryDir>

namespace qd::test {

/// The window over an invented office, with what it sent.
class Desk {
public:
    explicit Desk(const OfficeState& state = InboxSample().state) : m_settings(m_folder.filePath(QStringLiteral("view.ini")), QSettings::IniFormat)
    {
        feed.reset(state);
        open();
    }
    void open()
    {
        window = std::make_unique<ui::MainWindow>(ui::Sources{&feed, &sample.history, &m_settings, &clock, nullptr, {}, &connections});
        QObject::connect(window.get(), &ui::MainWindow::commandIssued, window.get(),
                         [this](const CommandId& id, const Command& command) { sent.append({id, command}); });
        window->restore();
        window->show();
    }
    template <class T> T* find(const char* name) const { return window->findChild<T*>(QString::fromLatin1(name)); }
    template <class T> const T* lastSent() const { return sent.isEmpty() ? nullptr : std::get_if<T>(&sent.last().second); }
    void answer(const QString& text) { window->commandAnswered(sent.last().first, Receipt{sent.last().first, 1, {}, text}); }

    InboxSample sample;
    FakeConnections connections;
    ManualClock clock{SampleOffice::now()};
    StateFeed feed;
    QList<std::pair<CommandId, Command>> sent;
    std::unique_ptr<ui::MainWindow> window;

private:
    QTemporaryDir m_folder;
    QSettings m_settings;
};

} // namespace qd::test
