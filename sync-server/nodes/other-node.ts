/** Stands for another node, as a connection stands for a client: what it says of its own clients ends with it. */
export class OtherNode {
  constructor(
    readonly id: string,
    public lastHeard: number,
  ) {}
}
