#pragma once

#include "agents/people/Address.h"
#include "core/model/people/Contact.h"

/// People as tables (CSV, RFC 4180). Pure. @thread any.
namespace qd::agents {

/// One line of a table of people, or one who is taken up by hand.
struct ContactRow {
    qsizetype line = 0;        ///< as a spreadsheet shows it
    ContactId id;              ///< of one who is kept and is changed by it; null: somebody new
    PersonalFields fields;     ///< as keptForm() gives them
    QStringList segments;
    QList<Consent> consents;   ///< without their contact
};

/// Something that is wrong with one who is to be taken up.
struct ContactFault {
    qsizetype line = 0;
    QString where; ///< the column
    QString wrong;
    QString right;
};

/// "wrong; right would be: right"
QString faultWords(const ContactFault& fault);

struct ContactRows {
    QList<ContactRow> rows;
    QStringList faults; ///< one sentence for each thing that is wrong, with its line, its column and what would be right; then nothing of it is taken
};

/// Columns that there are: those of personalFields(), "id", "segments", "agreed", "refused" ("e-mail/newsletter sms": a channel each, with its
/// purpose or for anything) and "how" (how that is known).
QStringList contactColumns();
/// Strict: each column is one of those, each line has as many fields as the first, says whom it is about, and no address comes twice. At most
/// kMostPeople lines. Error::Parse where it is no table at all; `name` as the person knows it.
Result<ContactRows> readContacts(const QByteArray& csv, const QString& name, Instant now);
constexpr qsizetype kMostPeople = 1000;

/// One who is taken up by hand: each value under the name of its column, as a table has it. Of one who is kept lists alone may be said.
struct ContactByHand {
    ContactRow row;
    QList<ContactFault> faults; ///< then nothing of it is taken
};
ContactByHand contactByHand(const QMap<QString, QString>& values, Instant now);

/// One line for each, under the columns that any of them has. Lines end with CR LF. What a spreadsheet would take for a formula stands behind an apostrophe, which
/// readContacts() takes away again.
QByteArray contactsTable(const QList<ContactRow>& rows);

} // namespace qd::agents
