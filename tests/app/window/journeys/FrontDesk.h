#pragma once

#include "agents/keys/KeyShelf.h"
#include "app/engine/Department.h"
#include "app/window/ControlRoom.h"
#include "tests/app/RecordFacts.h"
#include "tests/support/TempHome.h"
#include "tests/support/fakeworld/WorldProcess.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/inbox/InboxList.h"

#include <gtest/gtest.h>

#include <QSettings>

#include <atomic>

class QAbstractItemView;

namespace qd::test {

/// The whole application in one process, over a home whose organisation has a webhook to a world that counts, and asks her everything.
/// Leaving the desk and sitting down at it again is another start of the program.
class FrontDesk {
public:
    /// `bus`: where the desktop's notifications are; empty: the session's.
    explicit FrontDesk(QString bus = {});
    ~FrontDesk();

    void sitDown();
    void leave();
    /// A run of one step: "tell" (an event goes to the webhook), "post" (a post goes to a folder), "ask" (a question), "choose" (two ways),
    /// "try" (its model says nothing that can be used, until `works`).
    void begin(const char* workflow, const QString& brief);
    /// Everything that was begun waits for her, or has ended. @returns false when that takes too long.
    bool settle();
    /// Ctrl+2, and the keys are at the list.
    bool goToInbox();
    /// A key, wherever the focus is.
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier);
    /// Types into the field that has opened, and Enter.
    void answer(const QString& text);

    const OfficeState& state() const { return department->feed().state(); }
    qsizetype waiting() const { return state().inbox.waiting(); }
    ui::InboxList* inbox() const;
    QAbstractItemView* list() const;
    /// What stands beside the item.
    QString facts() const;
    /// SHA-256 of what came to the webhook, as hexadecimals, in order; also what was not acted upon.
    QStringList came() const;
    /// How often its receiver acted upon something.
    int acts() const;
    /// The facts of one kind that are on record.
    QList<SeenFact> recorded(const char* kind) const;

    TempHome folder;
    app::Home home{folder.file(QStringLiteral("home"))};
    WorldProcess world{{QStringLiteral("--quick")}};
    agents::KeyShelf keys;
    std::atomic<bool> works = false;
    std::unique_ptr<app::Department> department;
    std::unique_ptr<app::ControlRoom> room;

private:
    void setUp();
    void issue(const Command& command);

    QString m_bus;
    QSettings m_settings;
};

/// SHA-256 of the only file of something, as hexadecimals.
inline QString hashOf(const EffectContent& content)
{
    return QString::fromLatin1(content.files.value(0).sha256.toHex());
}

} // namespace qd::test
