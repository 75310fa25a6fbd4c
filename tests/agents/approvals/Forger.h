#pragma once

#include "core/store/FactRow.h"
#include "tests/agents/approvals/ApprovedHome.h"

#include <random>

namespace qd::test {

/// Whoever can write into the files of a home, and knows this program, but not its keys.
class Forger {
public:
    enum Way {
        Nothing,            ///< it is left as it is: this must go out
        FactByte,           ///< a letter or digit of a fact
        Text,               ///< a text of what was approved, wherever it stands
        TextAndHash,        ///< the same, and what it was approved by is made to fit
        TextHashAndChain,   ///< the same, and the chain of hashes too
        FileBytes,          ///< a byte of a file
        FileAndHash,        ///< the same, and all that names it or hangs on it
        SnapshotByte,       ///< a letter or digit of the state that is kept beside the facts
        SnapshotText,       ///< a text in it, and its hash
        Field,              ///< one field of what was approved, whichever it has, where it was planned and where it was asked about
        FieldAndHash,       ///< the same, and what it was approved by is made to fit
        ByteClass,          ///< a character of a kind that the title does not have: unseen, turning, quoting, ending
        FileText,           ///< words or a link in a file, and all that names it or hangs on it
        OtherFile,          ///< another file of the record in the place of one
        Ways
    };
    static const char* name(Way way);

    Forger(const QString& record, const ApprovedHome& approved, std::mt19937& random);
    /// @returns what was changed, for a person; empty: it could not be changed.
    QString forge(Way way);

private:
    QString changeFact();
    QString changeText(bool withHash, bool withChain);
    QString changeFile(bool withHash);
    QString changeSnapshot(bool wholeText);
    QString changeField(bool withHash);
    QString changeKindOfByte();
    QString changeFileText();
    QString exchangeFile();
    /// Puts these bytes in the place of the file's, and makes everything fit that can be without a key.
    bool takeFor(const EffectFile& file, const QByteArray& bytes);
    /// Every body of a fact that has it. @returns how many.
    int replaceInFacts(const QByteArray& from, const QByteArray& to);
    void fitHash();
    void fitChain();
    int below(size_t n) { return int(m_random() % n); }

    const ApprovedHome& m_approved;
    std::mt19937& m_random;
    Database m_database;
};

} // namespace qd::test
