/** A bare ws server on loopback that sends back what it gets. */
import { WebSocketServer } from 'ws'

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', socket => socket.on('message', data => socket.send(data)))
server.on('listening', () => process.send(server.address().port))
process.on('disconnect', () => process.exit(0))
