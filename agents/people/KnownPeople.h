#pragma once

#include "agents/people/Personal.h"
#include "agents/people/PersonKeys.h"

#include <QMap>

namespace qd::agents {

/// Whom a department keeps and what is its own, as both were at one moment. A plain value: it crosses threads, opens nobody and holds no key.
struct KnownPeople {
    QMap<QByteArray, ContactId> names; ///< keyed hashes of their names (rules::kNameIndex)
    QStringList hosts;                 ///< as in PersonalTest
    QString own;                       ///< as in PersonalTest
    QString home;                      ///< whose file of people's keys says whether a name is among them
};

/// Tells their names in a text. Reads the file of people's keys the first time that it is asked about a name, where anybody's is kept; the keys live as long as this.
/// @thread one at a time.
class KeptNames final {
public:
    explicit KeptNames(KnownPeople known);

    const KnownPeople& known() const { return m_known; }
    /// To be used as long as this lives.
    PersonalTest test();
    /// Why nobody can tell whether a name is kept, once one was asked about; nothing: it can be told.
    std::optional<Error> fault() const;

private:
    bool isKept(const QString& name);

    const KnownPeople m_known;
    std::optional<Result<PersonKeys>> m_keys;
};

} // namespace qd::agents
