#include "ui/widgets/settings/KeyField.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace qd::ui {

namespace {

constexpr QChar kDot = u'*';

/// Whether a key press is one that says nothing of a text: what the field may do with it holds dots.
bool isForTheField(const QKeyEvent& event)
{
    const int key = event.key();
    return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape || key == Qt::Key_Tab || key == Qt::Key_Backtab || event.matches(QKeySequence::SelectAll);
}

} // namespace

KeyField::KeyField(QWidget* parent) : QLineEdit(parent)
{
    setEchoMode(QLineEdit::Password);
    setAcceptDrops(false);
    setMaxLength(int(TypedKey::kMost));
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (!m_isOurs)
            adopt(text);
    });
}

std::unique_ptr<TypedKey> KeyField::take()
{
    std::unique_ptr<TypedKey> given = std::exchange(m_key, std::make_unique<TypedKey>());
    showDots();
    return given;
}

void KeyField::wipe()
{
    m_key->clear();
    showDots();
}

/// Whoever hides it has done with it.
void KeyField::hideEvent(QHideEvent* event)
{
    QLineEdit::hideEvent(event);
    if (!event->spontaneous())
        wipe();
}

/// Somebody set the text by other ways, as a screen reader or a test: it is a key all the same.
void KeyField::adopt(const QString& text)
{
    m_key->clear();
    putWhole(text);
}

/// What surrounds a key where it was copied from is not part of it.
void KeyField::putWhole(QStringView text)
{
    put(text.trimmed());
}

void KeyField::put(QStringView text)
{
    if (hasSelectedText())
        m_key->clear();
    for (const QChar each : text)
        if (!m_key->append(each))
            break;
    showDots();
}

void KeyField::showDots()
{
    m_isOurs = true;
    setText(QString(m_key->size(), kDot)); // also empties the undo stack
    m_isOurs = false;
    emit lengthChanged(m_key->size());
}

void KeyField::paste(int clipboard)
{
    QString text = QGuiApplication::clipboard()->text(QClipboard::Mode(clipboard));
    putWhole(text);
    std::fill(text.begin(), text.end(), QChar()); // detaches where it is shared: then the other copy is not ours
}

void KeyField::keyPressEvent(QKeyEvent* event)
{
    const bool chops = event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete;
    if (event->matches(QKeySequence::Paste)) {
        paste(QClipboard::Clipboard);
    } else if (chops && (hasSelectedText() || (event->modifiers() & Qt::ControlModifier))) {
        wipe();
    } else if (chops) {
        m_key->chop();
        showDots();
    } else if (isForTheField(*event)) {
        QLineEdit::keyPressEvent(event);
        return;
    } else if (const QString text = event->text(); !text.isEmpty() && text.front().isPrint() && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))) {
        put(text);
    } else {
        event->ignore(); // no moving about: only the end can be changed
        return;
    }
    event->accept();
}

void KeyField::inputMethodEvent(QInputMethodEvent* event)
{
    if (!event->commitString().isEmpty())
        put(event->commitString());
    event->accept();
}

void KeyField::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* pasting = menu->addAction(tr("Paste"), this, [this] { paste(QClipboard::Clipboard); });
    pasting->setEnabled(isEnabled());
    menu->addAction(tr("Clear"), this, &KeyField::wipe)->setEnabled(m_key->size() > 0);
    menu->popup(event->globalPos());
}

void KeyField::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::MiddleButton && QGuiApplication::clipboard()->supportsSelection()) {
        paste(QClipboard::Selection);
        event->accept();
    } else if (event->button() != Qt::MiddleButton) {
        QLineEdit::mouseReleaseEvent(event);
    }
}

} // namespace qd::ui
