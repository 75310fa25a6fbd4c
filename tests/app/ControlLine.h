#pragma once

#include "core/base/Json.h"
#include "core/model/Command.h"

#include <QLocalSocket>

namespace qd::test {

/// Talks to the process that holds a home, by its local socket, as another copy of the program would.
class ControlLine {
public:
    ControlLine(const QString& home, QString organisation);

    /// Connects, or connects anew. Blocks at most `limitMs`.
    bool open(int limitMs = 5'000);
    /// Has a command judged and waits for the answer; null when none comes within `limitMs`.
    Json send(const Command& command, int limitMs = 30'000);
    /// Waits for the answer to a greeting. @returns false when none comes within `limitMs`.
    bool greet(int limitMs = 30'000);
    /// Hands it a key that is for that origin, as `keys set` does where there is no keyring. @returns false when it does not take it.
    bool giveKey(const QString& name, const QString& origin, const QByteArray& key, int limitMs = 30'000);
    /// The run that a brief became; empty when it was not taken.
    QString begin(const SubmitBrief& brief) { return send(brief).at(u"receipt").at(u"run").toString(); }

private:
    QByteArray ask(const QByteArray& members, int limitMs);
    QByteArray answerTo(const QByteArray& line, int limitMs);

    QLocalSocket m_socket;
    QString m_name;
    QString m_organisation;
};

} // namespace qd::test
