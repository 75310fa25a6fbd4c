#pragma once

#include <QWidget>

#include <chrono>
#include <functional>

namespace qd::ui {

/// Short notes at the lower edge of the window: what happened, and a way back where there is one. The newest three
/// are seen; a note goes by itself, but not while the mouse or the focus is on it.
class Toasts final : public QWidget {
    Q_OBJECT
public:
    enum class Tone { Plain, Good, Bad };

    /// Lies over `window` and follows its size.
    explicit Toasts(QWidget* window);

    void say(const QString& text, Tone tone = Tone::Plain);
    /// With a button that does `undo` once and takes the note away. `about` names what can be undone, for takeBack().
    void sayWithUndo(const QString& text, std::function<void()> undo, std::chrono::milliseconds lasts, const QString& label = {},
                     const QString& about = {});
    /// With a button that leads to where something is to be done; nothing is undone by it.
    void sayWithWay(const QString& text, std::function<void()> go, std::chrono::milliseconds lasts, const QString& label);
    /// Takes away notes about something that was undone elsewhere: their button would do nothing.
    void takeBack(const QString& about);
    /// Presses the button of the newest note that undoes something. @returns whether there was one.
    bool undoNewest();
    /// What is said now, newest last.
    QStringList texts() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Note;
    Note* add(const QString& text, Tone tone, std::chrono::milliseconds lasts);
    void press(Note* note, const QString& label, std::function<void()> act);
    void drop(Note* note);
    void place();

    QList<Note*> m_notes;
};

} // namespace qd::ui
