#pragma once

#include "agents/people/Address.h"
#include "core/base/Result.h"
#include "core/model/people/Contact.h"

#include <functional>
#include <memory>

namespace qd::agents {

/// The keys of the people that a home keeps, as their file had them at one moment: what seals what is kept of each, and what opens it. In memory only
/// as long as this lives, and wiped then: whoever has it keeps it for one piece of work.
/// What is sealed is XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha, as libsodium's crypto_aead_xchacha20poly1305_ietf) of the text padded to 32 bytes
/// (ISO/IEC 7816-4, sodium_pad), a random nonce before it, and bound to table, field, person and key: moved to another field or another
/// person it does not open.
/// @thread one at a time.
class PersonKeys final {
public:
    ~PersonKeys();
    PersonKeys(PersonKeys&&) noexcept;
    PersonKeys& operator=(PersonKeys&&) noexcept;
    PersonKeys(const PersonKeys&) = delete;
    PersonKeys& operator=(const PersonKeys&) = delete;

    bool has(const ContactId& person) const;
    /// The key was destroyed: what was kept can be read by nobody.
    bool isErased(const ContactId& person) const;
    /// Of the key, also of one that is destroyed; 32 bytes. Empty: there never was one.
    QByteArray hashOf(const ContactId& person) const;

    /// Version (1 byte), nonce (24), cipher and tag. Error::Rule: there is no key for this person.
    Result<QByteArray> sealed(const ContactId& person, const QString& field, const QString& plain) const;
    /// Error::Rule: the person was erased, or no key is here. Error::Store: it was changed, or is another field's or person's.
    Result<QString> opened(const ContactId& person, const QString& field, const QByteArray& sealed) const;

    /// Everything of one person, sealed, with the keyed hashes of the addresses. The key is there. Fields as keptForm() gives them; empty ones are left out.
    Result<Contact> sealed(const ContactId& person, const PersonalFields& fields) const;
    /// Of what is kept those fields; all with none named. Error as opened().
    Result<PersonalFields> opened(const Contact& contact, const QStringList& only = {}) const;

    /// Keyed BLAKE2b-256 (RFC 7693) of channel and address: what suppression lists and those who write in are compared by.
    /// `address` as comparableAddress() has it; empty where that is.
    QByteArray index(const QString& channel, const QString& address) const;

private:
    friend class PersonKeyFile;
    struct Table;
    explicit PersonKeys(std::unique_ptr<Table> table);
    std::unique_ptr<Table> m_table;
};

/// The file that holds them, of all organisations of the home: <home>/private/people.keys (0600), sealed as a whole (XChaCha20-Poly1305) with
/// the home's key for people, <home>/private/people.key. Written whole and durably, by one process at a time; what is read is always one whole file.
/// It is in no backup: backups hold the record alone, so whoever was erased stays unreadable in every one of them, and the names of destroyed keys
/// stay here, so that a record that is put back from before is known to speak of somebody erased.
/// @thread any; every call reads the disk.
class PersonKeyFile final {
public:
    explicit PersonKeyFile(const QString& home);

    /// As they are now; none where there is no file. Error::Store: it cannot be read, was changed, or the home's key is gone.
    Result<PersonKeys> read() const;
    /// The same, with a new key for each of these that has none. Error::Rule: one of them was erased.
    Result<PersonKeys> readOrMake(const QList<ContactId>& people) const;
    /// Destroys a key for good, and keeps its hash. @returns that; of a key that was destroyed before the same. A person who never had one is
    /// known as erased from then on as well, with an empty hash.
    Result<QByteArray> destroy(const ContactId& person) const;

private:
    /// Says whether it changed anything.
    using Change = std::function<Result<bool>(PersonKeys::Table&)>;
    Result<PersonKeys> change(const Change& change) const;
    Result<QByteArray> homeKey(bool make) const;
    Result<PersonKeys> readWith(const QByteArray& homeKey) const;
    Result<Done> write(const PersonKeys& keys, const QByteArray& homeKey) const;

    QString m_file;
    QString m_homeKeyFile;
};

} // namespace qd::agents
