#pragma once

#include "ui/models/settings/TypedKey.h"

#include <QLineEdit>

namespace qd::ui {

/// A field for a key. What is typed or pasted goes into a TypedKey and nowhere else: the field itself holds as many dots, so
/// its text, its undo stack and what a screen reader is told of it hold nothing of the key. Only the end can be changed.
///
/// What we cannot overwrite: each character once, in the event of its key press; a pasted text, in the clipboard that it came
/// from and in the copies that Qt made on the way here, of which ours is. Freed memory that the allocator gives to others.
/// @thread main.
class KeyField final : public QLineEdit {
    Q_OBJECT
public:
    explicit KeyField(QWidget* parent = nullptr);

    qsizetype length() const { return m_key->size(); }
    /// Gives what was typed away; the field is empty then.
    std::unique_ptr<TypedKey> take();
    void wipe();

signals:
    void lengthChanged(qsizetype length);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void put(QStringView text);
    void putWhole(QStringView text);
    void paste(int clipboard);
    void showDots();
    void adopt(const QString& text);

    std::unique_ptr<TypedKey> m_key = std::make_unique<TypedKey>();
    bool m_isOurs = false; ///< the text is being changed from here
};

} // namespace qd::ui
