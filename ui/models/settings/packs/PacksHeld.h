#pragma once

#include "core/base/Describe.h"
#include "core/base/Result.h"
#include "core/model/outside/Pack.h"

#include <QString>
#include <QStringList>

#include <functional>

class QObject;

namespace qd::ui {

/// A pack that is held.
struct PackLine {
    Pack pack;
    qsizetype unread = 0; ///< of its texts: those that are not adopted as they stand
    Instant taken;
};

struct PacksSeen {
    QList<PackLine> lines; ///< by id
    QStringList faults{};  ///< of each record that could not be read, why
};

/// One text of a pack beside what she adopted of it before.
struct PackText {
    QString name;
    QString text;            ///< as it stands now, for people
    QByteArray sha256;
    bool isAdopted = false;
    bool wasAdopted = false; ///< as it stood before; `before` is that
    QString before{};
};

/// What came of taking one.
struct PackWord {
    PackId pack;
    QString said;
    QStringList leftOut; ///< what it wanted and does not get, one sentence each
};

/// Where the window comes to organisations that somebody else made. Each has a record of its own, which other processes may be at work on.
/// Every answer runs on the main thread, and only while `owner` lives. Asking never waits for another process.
/// @thread main.
class PacksHeld {
public:
    template <class T> using Answer = std::function<void(Result<T>)>;

    virtual ~PacksHeld() = default;
    virtual void look(QObject* owner, Answer<PacksSeen> answer) = 0;
    /// Its texts by name. Error::Parse: it is not held.
    virtual void read(const PackId& pack, QObject* owner, Answer<QList<PackText>> answer) = 0;
    /// Takes the pack in that file, with the signature beside it. Nothing of it is adopted. Error::Parse: what is wrong in it, and what would be right;
    /// Error::Rule: why it is not taken; then the one of before is held as it was.
    virtual void take(const QString& file, QObject* owner, Answer<PackWord> answer) = 0;
    /// Has agents told these texts as if they were hers; `texts`: SHA-256 of what she read, by name. Error::Rule: one is another by now.
    virtual void adopt(const PackId& pack, const QMap<QString, QByteArray>& texts, QObject* owner, Answer<Done> answer) = 0;
    virtual void remove(const PackId& pack, const QString& reason, QObject* owner, Answer<Done> answer) = 0;
};

} // namespace qd::ui
