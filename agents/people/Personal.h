#pragma once

#include <QStringList>

#include <functional>
#include <optional>

/// What tells in a text who somebody is. Pure. @thread any.
namespace qd::agents {

struct PersonalValue {
    QString what;  ///< "an e-mail address", "a telephone number", "an account number", "a card number" or "the name of somebody who is kept"
    QString value; ///< as it stands there
};

/// What is looked for besides forms, and what is nobody's in particular.
struct PersonalTest {
    QStringList hosts;       ///< addresses there, or at a host below, are a house's own
    QString own;             ///< words of the organisation: what stands in them is its own
    bool passesOffices = false; ///< also addresses of an office ("info@", RFC 2142) are nobody's
    bool passesPhones = false;  ///< telephone numbers too: whoever wrote it has put theirs there for everybody
    std::function<bool(const QString& name)> isKept{}; ///< by comparableName(); none: names are not looked for
};

/// PersonalValue::what of a name.
inline const QString kKeptName = QStringLiteral("the name of somebody who is kept");

/// A name in one form however it is written: its parts in small letters without accents, in their order by the alphabet, initials left out where two others stay.
/// Empty: one word, which is also other things.
QString comparableName(const QString& name);

/// The first of them, the kinds in the order of PersonalValue::what, at most `most`, each once.
/// Forms: RFC 5321 4.1.2 (mailboxes), E.164 (telephone numbers, with "+", a leading 0 in groups, or as the North American plan writes them), ISO 13616 (IBAN),
/// ISO/IEC 7812-1 (cards). A name is two to four words that begin with capitals; in a text of at most 20,000 characters, however it is written.
/// O(n), also where the text is made to be slow.
QList<PersonalValue> personalValues(const QString& text, const PersonalTest& test, qsizetype most);

/// The first key or token, by the beginnings that their issuers document, or private key (RFC 7468), as "a key". No mask of it says more than its kind.
/// Apart from the others: nobody may let it out. O(n).
std::optional<PersonalValue> keyIn(const QString& text);

/// So that its reader knows which one, and nobody else learns it: "a…@example.com", "A… L…", "…78", "sk-p…".
QString masked(const PersonalValue& one);
/// "an e-mail address (a…@example.com), a telephone number (…78) and 3 more".
QString inWords(const QList<PersonalValue>& values);

/// Whether it stands in an address, a file's name or a hashtag, however that is written.
bool standsIn(const QString& address, const PersonalValue& one);
/// The text without them: whole, each part of a name, and the name before the @ of an address. `instead` stands in their place.
QString without(const QString& text, const QList<PersonalValue>& values, const QString& instead = {});

} // namespace qd::agents
