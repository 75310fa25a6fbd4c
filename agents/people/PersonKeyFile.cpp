#include "agents/people/PersonKeys.h"

#include "agents/keys/Wipe.h"
#include "agents/people/PersonTable.h"
#include "core/store/safety/Durable.h"
#include "core/store/safety/FileLock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace qd::agents {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kMostBytes = 512ll * 1024 * 1024;

Error fault(const QString& text, const QString& file, const QString& hint = {})
{
    return {Error::Store, text, file, hint};
}

/// 0700 and there.
bool makeFolder(const QString& folder)
{
    return QDir().mkpath(folder) && ::chmod(QFile::encodeName(folder).constData(), 0700) == 0;
}

QByteArray place()
{
    return lengthed({"quarterdeck keys of people 1"});
}

} // namespace

PersonKeyFile::PersonKeyFile(const QString& home)
    : m_file(home + u"/private/people.keys"_s)
    , m_homeKeyFile(home + u"/private/people.key"_s)
{
}

/// Only under the lock where it may be made.
Result<QByteArray> PersonKeyFile::homeKey(bool make) const
{
    if (make && !QFileInfo::exists(m_homeKeyFile)) {
        if (QFileInfo::exists(m_file))
            return fault(u"The key that what is kept of people is sealed with is gone."_s, m_homeKeyFile, u"Put the file back; without it nobody can read what is kept of them."_s);
        QByteArray made = newKey();
        QByteArray text = made.toHex() + '\n';
        const Result<Done> written = made.isEmpty() ? fault(u"libsodium does not start."_s, {}) : writePrivately(m_homeKeyFile, text);
        wipe(made);
        wipe(text);
        if (!written)
            return written.error();
    }
    QFile in(m_homeKeyFile);
    QByteArray text = in.open(QIODevice::ReadOnly) ? in.read(4096) : QByteArray();
    const QByteArray key = QByteArray::fromHex(text.trimmed());
    wipe(text);
    if (key.size() != kKeyBytes)
        return fault(u"There is no key to open what is kept of people."_s, m_homeKeyFile, u"Put the file back as it was."_s);
    return key;
}

Result<PersonKeys> PersonKeyFile::readWith(const QByteArray& homeKey) const
{
    QFile in(m_file);
    if (!in.open(QIODevice::ReadOnly))
        return fault(u"The keys of people cannot be read: %1."_s.arg(in.errorString()), m_file);
    const QByteArray box = in.read(kMostBytes);
    std::optional<QByteArray> bytes = openedBox(homeKey, place(), box);
    std::unique_ptr<PersonKeys::Table> table = bytes ? PersonKeys::Table::fromBytes(*bytes) : nullptr;
    if (bytes)
        wipe(*bytes);
    if (!table)
        return fault(u"The file of people's keys was changed, or is sealed with another key than this home's."_s, m_file, u"Put both files back as they were."_s);
    return PersonKeys(std::move(table));
}

Result<PersonKeys> PersonKeyFile::read() const
{
    if (!QFileInfo::exists(m_file))
        return PersonKeys(std::make_unique<PersonKeys::Table>());
    Result<QByteArray> key = homeKey(false);
    if (!key)
        return key.error();
    Result<PersonKeys> keys = readWith(*key);
    wipe(*key);
    return keys;
}

Result<Done> PersonKeyFile::write(const PersonKeys& keys, const QByteArray& homeKey) const
{
    QByteArray bytes = keys.m_table->toBytes();
    const QByteArray box = sealedBox(homeKey, place(), bytes);
    wipe(bytes);
    return box.isEmpty() ? fault(u"libsodium does not start."_s, {}) : writePrivately(m_file, box);
}

/// One writer at a time; nothing is written where nothing changed.
Result<PersonKeys> PersonKeyFile::change(const Change& change) const
{
    const QString folder = QFileInfo(m_file).absolutePath();
    if (!makeFolder(folder) || !syncFolderOf(folder))
        return fault(u"The folder for the keys of people cannot be made."_s, folder, u"Make the home writable."_s);
    const Result<std::unique_ptr<FileLock>> lock = FileLock::wait(m_homeKeyFile + u".lock"_s);
    if (!lock)
        return lock.error();
    Result<QByteArray> key = homeKey(true);
    if (!key)
        return key.error();
    Result<PersonKeys> keys = QFileInfo::exists(m_file) ? readWith(*key) : Result<PersonKeys>(PersonKeys(std::make_unique<PersonKeys::Table>()));
    if (keys) {
        const bool isFirst = keys->m_table->indexKey.isEmpty();
        if (isFirst)
            keys->m_table->indexKey = newKey();
        const Result<bool> changed = change(*keys->m_table);
        const Result<Done> written = changed && (*changed || isFirst) ? write(*keys, *key) : changed ? Result<Done>(Done{}) : Result<Done>(changed.error());
        if (!written)
            keys = written.error();
    }
    wipe(*key);
    return keys;
}

Result<PersonKeys> PersonKeyFile::readOrMake(const QList<ContactId>& people) const
{
    return change([&people](PersonKeys::Table& table) -> Result<bool> {
        bool isNew = false;
        for (const ContactId& person : people) {
            const auto entry = table.people.constFind(person);
            if (entry != table.people.constEnd() && entry->isErased)
                return Error{Error::Rule, u"this person was forgotten, and is not taken up again under the same id"_s, person.toString(), u"leave the id out: a new one is made"_s};
            if (entry != table.people.constEnd())
                continue;
            table.people.insert(person, {false, newKey()});
            isNew = true;
        }
        return isNew;
    });
}

Result<QByteArray> PersonKeyFile::destroy(const ContactId& person) const
{
    const Result<PersonKeys> keys = change([&person](PersonKeys::Table& table) -> Result<bool> {
        PersonKeys::Table::Entry& entry = table.people[person];
        if (entry.isErased)
            return false;
        const QByteArray hash = entry.bytes.isEmpty() ? QByteArray() : hashOfKey(entry.bytes);
        wipe(entry.bytes);
        entry = {true, hash};
        return true;
    });
    return keys ? Result<QByteArray>(keys->hashOf(person)) : Result<QByteArray>(keys.error());
}

} // namespace qd::agents
