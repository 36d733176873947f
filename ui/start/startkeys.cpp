#include "ui/start/startkeys.h"

namespace verdict {

QKeySequence startKey(StartKey key)
{
    switch (key) {
    case StartKey::Back: return {Qt::Key_Escape};
    case StartKey::Choose: return {Qt::CTRL | Qt::Key_O};
    case StartKey::LookAgain: return {Qt::Key_F5};
    case StartKey::Offline: return {Qt::Key_F9};
    case StartKey::CopyPath: break;
    }
    return {Qt::CTRL | Qt::SHIFT | Qt::Key_C};
}

} // namespace verdict
