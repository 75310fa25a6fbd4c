#pragma once

#include "core/base/Describe.h"
#include "core/base/Result.h"
#include "core/model/outside/Pack.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <utility>

class QObject;

namespace qd::ui {

/// Where a pack is held.
struct PackPlace {
    PackId pack;
    QString into{}; ///< the organisation of hers that its texts are for; empty: it brings an organisation of its own

    /// Whose record holds it.
    QString organisation() const { return into.isEmpty() ? pack.text : into; }
    bool operator==(const PackPlace&) const = default;
    bool operator<(const PackPlace& other) const { return std::pair(pack.text, into) < std::pair(other.pack.text, other.into); }
};

/// A pack that is held.
struct PackLine {
    Pack pack;
    qsizetype unread = 0; ///< of its texts: those that are not adopted as they stand
    Instant taken;
    QString into{};        ///< as of its place

    PackPlace place() const { return {pack.id, into}; }
};

struct PacksSeen {
    QList<PackLine> lines; ///< by id
    QStringList faults{};  ///< of each record that could not be read, why
    QStringList hers{};    ///< organisations of hers, by name: for one of them texts are that come without an organisation
    QString current{};     ///< the one of them that she works with; empty: another is
};

/// One text of a pack beside what she adopted of it before.
struct PackText {
    QString name;
    QString text;            ///< as it stands now, for people
    QByteArray sha256;
    bool isAdopted = false;
    bool wasAdopted = false; ///< as it stood before; `before` is that
    QString before{};
    bool isHers = false;     ///< `before` is what agents of hers are told under that name now
};

/// What came of taking one.
struct PackWord {
    PackPlace place;
    QString said;
    QStringList leftOut; ///< what it wanted and does not get, one sentence each
};

/// Where the window comes to organisations that somebody else made, and to prompts and forms of replies for those of hers. Each is held in the record of its
/// organisation, which other processes may be at work on.
/// Every answer runs on the main thread, and only while `owner` lives. Asking never waits for another process.
/// @thread main.
class PacksHeld {
public:
    template <class T> using Answer = std::function<void(Result<T>)>;

    virtual ~PacksHeld() = default;
    virtual void look(QObject* owner, Answer<PacksSeen> answer) = 0;
    /// Its texts by name. Error::Parse: it is not held.
    virtual void read(const PackPlace& pack, QObject* owner, Answer<QList<PackText>> answer) = 0;
    /// Takes the pack in that file, with the signature beside it; `into`: the organisation of hers that texts are for which come without one. Nothing of it is
    /// adopted. Error::Parse: what is wrong in it, and what would be right;
    /// Error::Rule: why it is not taken; then the one of before is held as it was.
    virtual void take(const QString& file, const QString& into, QObject* owner, Answer<PackWord> answer) = 0;
    /// Has agents told these texts as if they were hers; `texts`: SHA-256 of what she read, by name. Error::Rule: one is another by now, or
    /// her organisation would not hold together with it.
    virtual void adopt(const PackPlace& pack, const QMap<QString, QByteArray>& texts, QObject* owner, Answer<Done> answer) = 0;
    virtual void remove(const PackPlace& pack, const QString& reason, QObject* owner, Answer<Done> answer) = 0;
};

} // namespace qd::ui
