#include "agents/people/PersonKeys.h"

#include "agents/keys/Wipe.h"
#include "agents/people/Personal.h"
#include "agents/people/PersonTable.h"
#include "core/rules/people/People.h"

#include <QtEndian>

namespace qd::agents {

namespace {

using namespace Qt::StringLiterals;

const QByteArray kFormat("quarterdeck people 1\n");
constexpr qsizetype kIdBytes = 16;
constexpr qsizetype kEntryBytes = kIdBytes + 1 + kKeyBytes;
constexpr char kVersion = 1; ///< of what is sealed

/// Where a sealed field stands: what it is bound to besides its key.
QByteArray placeOf(const ContactId& person, const QString& field, const QByteArray& keyHash)
{
    return lengthed({"quarterdeck contact 1", "contacts", field.toUtf8(), person.toString().toLatin1(), keyHash});
}

QByteArray idBytes(const ContactId& person)
{
    QByteArray bytes(kIdBytes, '\0');
    qToBigEndian(person.uuid.high, bytes.data());
    qToBigEndian(person.uuid.low, bytes.data() + 8);
    return bytes;
}

ContactId idFrom(const char* bytes)
{
    return {Uuid{qFromBigEndian<quint64>(bytes), qFromBigEndian<quint64>(bytes + 8)}};
}

} // namespace

QByteArray hashOfKey(const QByteArray& key)
{
    return hash256("quarterdeck person key 1" + key);
}

PersonKeys::Table::~Table()
{
    wipe(indexKey);
    for (Entry& entry : people)
        wipe(entry.bytes);
}

QByteArray PersonKeys::Table::toBytes() const
{
    QByteArray bytes;
    bytes.reserve(kFormat.size() + kKeyBytes + people.size() * kEntryBytes); // it is moved nowhere while it grows
    bytes += kFormat;
    bytes += indexKey;
    for (auto person = people.begin(); person != people.end(); ++person) {
        bytes += idBytes(person.key());
        bytes += person->isErased ? 'e' : 'k';
        bytes += person->bytes.isEmpty() ? QByteArray(kKeyBytes, '\0') : person->bytes;
    }
    return bytes;
}

std::unique_ptr<PersonKeys::Table> PersonKeys::Table::fromBytes(const QByteArray& bytes)
{
    const qsizetype begin = kFormat.size() + kKeyBytes;
    if (!bytes.startsWith(kFormat) || bytes.size() < begin || (bytes.size() - begin) % kEntryBytes != 0)
        return nullptr;
    auto table = std::make_unique<Table>();
    table->indexKey = QByteArray(bytes.constData() + kFormat.size(), kKeyBytes);
    for (qsizetype at = begin; at < bytes.size(); at += kEntryBytes) {
        const char kind = bytes[at + kIdBytes];
        if (kind != 'k' && kind != 'e')
            return nullptr;
        Entry entry{kind == 'e', QByteArray(bytes.constData() + at + kIdBytes + 1, kKeyBytes)};
        if (entry.isErased && entry.bytes == QByteArray(kKeyBytes, '\0'))
            entry.bytes.clear();
        table->people.insert(idFrom(bytes.constData() + at), entry);
    }
    return table;
}

PersonKeys::PersonKeys(std::unique_ptr<Table> table)
    : m_table(std::move(table))
{
}

PersonKeys::~PersonKeys() = default;
PersonKeys::PersonKeys(PersonKeys&&) noexcept = default;
PersonKeys& PersonKeys::operator=(PersonKeys&&) noexcept = default;

bool PersonKeys::has(const ContactId& person) const
{
    const auto entry = m_table->people.constFind(person);
    return entry != m_table->people.constEnd() && !entry->isErased;
}

bool PersonKeys::isErased(const ContactId& person) const
{
    const auto entry = m_table->people.constFind(person);
    return entry != m_table->people.constEnd() && entry->isErased;
}

QByteArray PersonKeys::hashOf(const ContactId& person) const
{
    const auto entry = m_table->people.constFind(person);
    if (entry == m_table->people.constEnd())
        return {};
    return entry->isErased ? QByteArray(entry->bytes.constData(), entry->bytes.size()) : hashOfKey(entry->bytes); // a copy: what is here is wiped
}

Result<QByteArray> PersonKeys::sealed(const ContactId& person, const QString& field, const QString& plain) const
{
    if (!has(person))
        return Error{Error::Rule, u"there is no key for %1"_s.arg(person.toString()), field, {}};
    QByteArray text = padded(plain.toUtf8());
    const QByteArray& key = m_table->people.constFind(person)->bytes;
    const QByteArray box = sealedBox(key, placeOf(person, field, hashOfKey(key)), text);
    wipe(text);
    return kVersion + box;
}

Result<QString> PersonKeys::opened(const ContactId& person, const QString& field, const QByteArray& sealed) const
{
    if (isErased(person))
        return Error{Error::Rule, u"this person was forgotten: nobody can read what was kept"_s, person.toString(), {}};
    if (!has(person))
        return Error{Error::Rule, u"the key of this person is not on this machine"_s, person.toString(), u"the home that they were taken up in, with its folder \"private\""_s};
    const QByteArray& key = m_table->people.constFind(person)->bytes;
    const Error changed{Error::Store, u"what is kept as \"%1\" of this person was changed, or is not theirs"_s.arg(field), person.toString(), u"quarterdeck log verify says whether the record is whole"_s};
    if (!sealed.startsWith(kVersion))
        return changed;
    std::optional<QByteArray> text = openedBox(key, placeOf(person, field, hashOfKey(key)), sealed.mid(1));
    std::optional<QByteArray> plain = text ? unpadded(*text) : std::nullopt;
    const Result<QString> result = plain ? Result<QString>(QString::fromUtf8(*plain)) : Result<QString>(changed);
    if (text)
        wipe(*text);
    if (plain)
        wipe(*plain);
    return result;
}

Result<Contact> PersonKeys::sealed(const ContactId& person, const PersonalFields& fields) const
{
    Contact contact;
    contact.id = person;
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        if (field->isEmpty())
            continue;
        const Result<QByteArray> box = sealed(person, field.key(), *field);
        if (!box)
            return box.error();
        contact.sealed.insert(field.key(), *box);
    }
    for (const QString& channel : rules::reachChannels())
        if (const QByteArray index = this->index(channel, comparableAddress(channel, fields)); !index.isEmpty())
            contact.indexes.insert(channel, index);
    if (const QByteArray index = this->index(rules::kNameIndex, comparableName(fields.value(u"name"_s))); !index.isEmpty())
        contact.indexes.insert(rules::kNameIndex, index); // so that texts that hold the name are known, and nobody has to be opened for it
    return contact;
}

Result<PersonalFields> PersonKeys::opened(const Contact& contact, const QStringList& only) const
{
    PersonalFields fields;
    for (auto box = contact.sealed.begin(); box != contact.sealed.end(); ++box) {
        if (!only.isEmpty() && !only.contains(box.key()))
            continue;
        const Result<QString> plain = opened(contact.id, box.key(), *box);
        if (!plain)
            return plain.error();
        fields.insert(box.key(), *plain);
    }
    return fields;
}

QByteArray PersonKeys::index(const QString& channel, const QString& address) const
{
    if (address.isEmpty() || m_table->indexKey.isEmpty())
        return {};
    return hash256(lengthed({"quarterdeck address 1", channel.toUtf8(), address.toUtf8()}), m_table->indexKey);
}

} // namespace qd::agents
