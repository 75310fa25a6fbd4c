#pragma once

#include <QString>

#include <optional>

namespace qd {

/// A file of some size beside the record that is given up when the disk is full, so that the few facts that stop
/// the house can still be written. SQLite cannot even delete on a full disk.
/// @thread one.
class Ballast final {
public:
    Ballast(QString file, qint64 bytes) : m_file(std::move(file)), m_bytes(bytes) {}

    /// Takes the space when it is not taken yet and `spare` times as much is free. O(1) where the file system can
    /// reserve space. Silent when it cannot: a ballast is a comfort.
    void take(int spare);
    /// Gives the space back. @returns whether there was something to give.
    bool give();
    bool isHeld() const { return m_held; }
    /// What is free where the record `file` lies, when that is too little for a ballast and none is there; else nothing.
    static std::optional<qint64> tooLittleRoom(const QString& file, qint64 bytes);
    /// Each record has its own, since several may be at work in one folder.
    static QString fileBeside(const QString& record);
    static constexpr int kSpare = 4; ///< what a record asks for: much more than it takes

private:
    QString m_file;
    qint64 m_bytes;
    bool m_held = false;
};

} // namespace qd
