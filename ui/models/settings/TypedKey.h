#pragma once

#include <QByteArrayView>
#include <QChar>

#include <array>
#include <memory>

namespace qd::ui {

/// A key or a password while it is typed, as UTF-8: in one place that is never copied or moved, overwritten whenever it is cleared and at the end.
/// @thread one at a time.
class TypedKey final {
public:
    static constexpr qsizetype kMost = 8192;

    TypedKey() = default;
    ~TypedKey() { clear(); }
    Q_DISABLE_COPY_MOVE(TypedKey)

    /// A control character, or half of a pair that is none, is kept as one that no key and no password has, so that whoever judges them refuses it. False: there is no room.
    bool append(QChar character);
    /// Takes the last character back.
    void chop();
    void clear();
    /// Characters, not bytes.
    qsizetype size() const;
    /// As long as this lives and is not changed.
    QByteArrayView bytes() const { return {m_bytes.data(), m_size}; }

private:
    bool put(char32_t code);

    std::array<char, kMost> m_bytes{};
    qsizetype m_size = 0; ///< bytes
    char16_t m_high = 0;  ///< what came last is the first half of a pair
};

} // namespace qd::ui
