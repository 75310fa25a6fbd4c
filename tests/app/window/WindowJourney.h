#pragma once

#include "tests/app/Program.h"
#include "tests/app/window/Sight.h"
#include "tests/app/window/Visit.h"

#include <functional>

namespace qd::test {

/// The first day of a person with the built program, on a home of its own: real keys go in, real pixels are looked at,
/// and the command line says what the record holds. Stops at the first thing that is not as promised.
class WindowJourney {
public:
    /// `folder` is empty and is written into.
    WindowJourney(const QString& program, const QString& folder);

    struct Leg {
        const char* name;
        bool (WindowJourney::*play)();
    };
    static QList<Leg> legs();
    bool play(const Leg& leg) { return (this->*leg.play)(); }
    /// What was not as promised, one sentence.
    const QString& wrong() const { return m_wrong; }

private:
    bool opens();
    bool briefBecomesCard();
    bool approvedBecomesPage();
    bool undoneLeavesNothing();
    bool reopenedIsTheSame();
    bool schemesDiffer();
    bool isQuiet();

    bool open();
    bool quit();
    bool give(const QString& brief);
    bool press(const char* key);
    bool isWhatWasApproved();
    bool pageReads();

    Sight look() const { return Sight(m_visit->window().picture(), m_scheme); }
    Json ask(const QStringList& words) const { return m_terminal.json(words).json(); }
    qsizetype waiting() const { return ask({QStringLiteral("inbox")}).at(u"items").items().size(); }
    /// All that the command line tells about the past.
    QByteArray past() const;
    QMap<QString, QByteArray> published() const { return treeOf(m_terminal.home() + QStringLiteral("/published")); }

    bool must(bool kept, const QString& otherwise);
    bool must(const Result<Done>& done) { return must(bool(done), done ? QString() : (done.error().text + QLatin1Char(' ') + done.error().where).trimmed()); }
    bool wait(int limitMs, const std::function<bool()>& come, const QString& otherwise);

    Program m_terminal;
    QString m_program;
    QString m_said; ///< file with what the program wrote to its terminal
    std::unique_ptr<Visit> m_visit;
    ui::Scheme m_scheme = ui::Scheme::Dark;
    Json m_item; ///< as it was when she said yes
    QString m_wrong;
};

} // namespace qd::test
